import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/ui/SkipLink'
import { messagesOf } from '@/lib/messages/catalogue'
import { getTranslator, interfaceLanguage } from '@/lib/settings/language'
import { archiveName, themePath } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { directionOf } from '@/lib/text'

export async function generateMetadata(): Promise<Metadata> {
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const name = archiveName(archive, t)
  return {
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
}

/** The frame of sign-in and staff pages. Rendered for each request, because each has its own nonce (proxy.ts). */
export default async function DeskRootLayout({ children }: { children: ReactNode }) {
  await connection()
  const [language, archive] = await Promise.all([interfaceLanguage(), archiveSettings()])
  const theme = themePath(archive)
  // The public pages' own texts and those of the command line are not needed in the browser.
  const { archive: _, commands, ...messages } = messagesOf(language)
  return (
    <html lang={language} dir={directionOf(language)}>
      {theme && <link rel="stylesheet" href={theme} precedence="theme" />}
      <body>
        <NextIntlClientProvider messages={messages}>
          <SkipLink />
          {children}
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
