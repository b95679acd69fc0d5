import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ArchiveFooter } from '@/components/archive/ArchiveFooter'
import { ArchiveHeader } from '@/components/archive/ArchiveHeader'
import { enhancement } from '@/components/archive/enhancement'
import { ARCHIVE_NAME, ARCHIVE_SENTENCE } from '@/components/archive/name'
import { SkipLink } from '@/components/ui/SkipLink'
import { interfaceLanguage } from '@/lib/messages/language'
import { directionOf } from '@/lib/text'

export const metadata: Metadata = {
  ...pageMetadata({ title: ARCHIVE_NAME, description: ARCHIVE_SENTENCE }),
  title: { default: ARCHIVE_NAME, template: `%s · ${ARCHIVE_NAME}` },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
}

/** The frame of the public pages: plain HTML that works without a script. */
export default async function ArchiveLayout({ children }: { children: ReactNode }) {
  const language = await interfaceLanguage()
  return (
    <html lang={language} dir={directionOf(language)}>
      <body className="flex flex-col">
        <SkipLink />
        <ArchiveHeader />
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-6xl grow px-4 pb-20 sm:px-6">
          {children}
        </main>
        <ArchiveFooter />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, named by its hash in the policy */}
        <script dangerouslySetInnerHTML={{ __html: enhancement }} />
      </body>
    </html>
  )
}
