import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { nonceOf } from '@/app/content-security-policy'
import { fontLinks } from '@/app/first-fonts'
import { pageIcon } from '@/app/page-icon'
import { EarlyInput } from '@/components/ui/EarlyInput'
import { rememberEarlyInput } from '@/components/ui/early-input'
import { SkipLink } from '@/components/ui/SkipLink'
import { StaffMessages } from '@/components/ui/StaffMessages'
import { staffMessages } from '@/lib/messages/staff-messages'
import { getTranslator, interfaceLanguage } from '@/lib/settings/language'
import { archiveName, themePath } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { directionOf } from '@/lib/text'

export async function generateMetadata(): Promise<Metadata> {
  const [t, archive, language] = await Promise.all([getTranslator(), archiveSettings(), interfaceLanguage()])
  const name = archiveName(archive, t)
  return {
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    icons: { icon: pageIcon, other: fontLinks(language) },
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
  const [language, archive, asked] = await Promise.all([interfaceLanguage(), archiveSettings(), headers()])
  const theme = themePath(archive)
  const { address } = staffMessages(language)
  const nonce = nonceOf(asked.get('Content-Security-Policy'))
  return (
    <html lang={language} dir={directionOf(language)}>
      {theme && <link rel="stylesheet" href={theme} precedence="theme" />}
      <body>
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own
          dangerouslySetInnerHTML={{ __html: rememberEarlyInput }}
        />
        {/* Not `async`: components need the messages when they start. */}
        <script src={address} nonce={nonce} suppressHydrationWarning />
        <StaffMessages language={language} address={address}>
          <SkipLink />
          {children}
        </StaffMessages>
        <EarlyInput />
      </body>
    </html>
  )
}
