'use client'

import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { sharedMessages } from '@/lib/messages/shared'

/** Gives the components in it the messages of the language, which the page loads beside itself. */
export function StaffMessages({ language, children }: { language: string; children: ReactNode }) {
  const [first] = useState(language)
  // The script in another language is loaded with another page.
  useEffect(() => {
    if (language !== first) location.reload()
  }, [language, first])
  return (
    <NextIntlClientProvider
      locale={language}
      messages={sharedMessages[language] ?? sharedMessages[first]}
      timeZone="UTC"
    >
      {children}
    </NextIntlClientProvider>
  )
}
