'use client'

import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, use } from 'react'
import { sharedMessages } from '@/lib/messages/shared'

const scripts = new Map<string, Promise<void>>()

/** Runs the script at this address, once. */
function run(address: string): Promise<void> {
  const known = scripts.get(address)
  if (known) return known
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const script = document.createElement('script')
  script.onload = () => resolve()
  script.onerror = () => reject(new Error(`${address} could not be loaded.`))
  script.src = address
  document.head.append(script)
  scripts.set(address, promise)
  return promise
}

type Props = { language: string; address: string; children: ReactNode }

/** Gives the components in it the messages of the language, which the page loads beside itself from this address. */
export function StaffMessages({ language, address, children }: Props) {
  // The page's own script has run already, except where the browser renders the page (a page that isn't found) or the language changes.
  if (!sharedMessages[language]) use(run(address))
  return (
    <NextIntlClientProvider locale={language} messages={sharedMessages[language]} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  )
}
