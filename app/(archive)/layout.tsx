import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { fontLinks } from '@/app/first-fonts'
import { pageIcon } from '@/app/page-icon'
import { ArchiveFooter } from '@/components/archive/ArchiveFooter'
import { ArchiveHeader } from '@/components/archive/ArchiveHeader'
import { enhancement } from '@/components/archive/enhancement'
import { SkipLink } from '@/components/ui/SkipLink'
import { hasCollections } from '@/lib/collections/reading'
import { SOURCE_LANGUAGE } from '@/lib/messages/catalogue'
import { livePages } from '@/lib/pages/queries'
import { confirmedLanguages } from '@/lib/settings/confirmations'
import { getTranslator, interfaceLanguage, pageAddress } from '@/lib/settings/language'
import { archiveName, themePath } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { directionOf } from '@/lib/text'

// Rendered for each request, with a database; the web server keeps what is the same for all readers (lib/page-store).
export const dynamic = 'force-dynamic'

// The link of unAPI tells reference managers where the items of a page can be fetched. It is among the icons, which can have any `rel`: React moves a link
// of a page to the head when it is ready, so that two renderings of the page would have different bytes.
const unapi = { rel: 'unapi-server', url: '/api/public/unapi', type: 'application/xml' }

export async function generateMetadata(): Promise<Metadata> {
  const [t, archive, language] = await Promise.all([getTranslator(), archiveSettings(), interfaceLanguage()])
  const name = archiveName(archive, t)
  const icons = { icon: pageIcon, other: [unapi, ...fontLinks(language)] }
  const metadata = await pageMetadata({ title: name, description: archive.description || archive.subject })
  return { ...metadata, title: { default: name, template: `%s · ${name}` }, icons }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
}

/** The frame of the public pages: plain HTML that works without a script. */
export default async function ArchiveLayout({ children }: { children: ReactNode }) {
  const [language, archive, pages, page, confirmed, collected] = await Promise.all([
    interfaceLanguage(),
    archiveSettings(),
    livePages(),
    pageAddress(),
    confirmedLanguages(),
    hasCollections(),
  ])
  const theme = themePath(archive)
  return (
    <html lang={language} dir={directionOf(language)}>
      {theme && <link rel="stylesheet" href={theme} precedence="theme" />}
      <body className="flex flex-col">
        <SkipLink />
        <ArchiveHeader archive={archive} page={page} hasCollections={collected} />
        <main id="main" tabIndex={-1} className="frame site-main">
          {children}
        </main>
        <ArchiveFooter
          archive={archive}
          pages={pages}
          isMachineMade={language !== SOURCE_LANGUAGE && !confirmed.includes(language)}
        />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of our own, named by its hash in the policy */}
        <script dangerouslySetInnerHTML={{ __html: enhancement }} />
      </body>
    </html>
  )
}
