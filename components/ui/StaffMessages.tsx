'use client'

import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { sharedMessages } from '@/lib/messages/shared'

type Props = { language: string; address: string; children: ReactNode }

/** Gives the components in it the messages of the language, which the page loads beside itself from this address. */
export function StaffMessages({ language, address, children }: Props) {
  const [shown, setShown] = useState(language)
  // The language changed while the page is open: its script is loaded now, so that nothing typed on the page is lost.
  useEffect(() => {
    if (language === shown) return
    if (sharedMessages[language]) return setShown(language)
    const script = document.createElement('script')
    script.src = address
    script.onload = () => setShown(language)
    document.head.append(script)
    return () => script.remove()
  }, [language, shown, address])
  return (
    <NextIntlClientProvider locale={shown} messages={sharedMessages[shown]} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  )
}
