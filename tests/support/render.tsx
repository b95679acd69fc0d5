import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { messagesOf } from '@/lib/messages/catalogue'

/** The HTML of a component in English, as a server renders it. */
export const htmlOf = (element: ReactNode): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={{ ...messagesOf('en'), address: { prefix: '' } }}
      timeZone="UTC"
    >
      {element}
    </NextIntlClientProvider>,
  )
