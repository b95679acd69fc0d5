import { addressOf, alternatesOf, alternatesOfRecord } from '@/app/address'
import { publicCollections } from '@/lib/collections/reading'
import { pathOfCollection } from '@/lib/collections/shown'
import { liveAddresses } from '@/lib/editions/sitemap'
import { livePages } from '@/lib/pages/queries'
import { pathOfPage } from '@/lib/pages/schema'
import { hasImprint } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

/** An XML answer that shared caches keep for a minute. */
export const xml = (element: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${element}`, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })

const pages = [
  ...['/', '/records', '/register', '/press', '/testimonies', '/timeline', '/figures'],
  ...['/sources', '/names', '/map', '/new', '/this-day'],
  ...['/unverified', '/about', '/about/help', '/about/method', '/data', '/corrections'],
]

/** The answer for a sitemap while search engines are asked not to list the archive, else null. */
export const withoutSitemap = async (): Promise<Response | null> =>
  (await archiveSettings()).isIndexed ? null : new Response(null, { status: 404 })

async function ownPaths(): Promise<string[]> {
  const [settings, written, collections] = await Promise.all([
    archiveSettings(),
    livePages(),
    publicCollections(),
  ])
  const imprint = hasImprint(settings) ? ['/imprint'] : []
  return [
    ...pages,
    ...imprint,
    ...written.map(({ slug }) => pathOfPage(slug)),
    ...(collections.length > 0 ? ['/collections'] : []),
    ...collections.map(({ slug }) => pathOfCollection(slug)),
  ]
}

/** One address of a sitemap with its addresses in other languages. Paths need no escaping. */
function entryOf(path: string, alternates: Record<string, string>, lastChange?: Date): string {
  const languages = Object.entries(alternates).map(
    ([tag, address]) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${address}"/>`,
  )
  const changed = lastChange ? `<lastmod>${lastChange.toISOString()}</lastmod>` : ''
  return `<url><loc>${addressOf(path)}</loc>${changed}${languages.join('')}</url>`
}

/** One sitemap of live records; the first also lists the archive's own pages. */
export async function sitemapOf(page: number): Promise<Response> {
  const [archive, paths, records] = await Promise.all([
    archiveSettings(),
    page === 1 ? ownPaths() : [],
    liveAddresses(page),
  ])
  const entries = [
    ...paths.map((path) => entryOf(path, alternatesOf(archive, path))),
    ...records.map(({ publishedAt, translations, ...own }) =>
      entryOf(`/records/${own.slug}`, alternatesOfRecord(archive, own, translations), publishedAt),
    ),
  ]
  return xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries.join('')}</urlset>`,
  )
}
