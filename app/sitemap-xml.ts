import { addressOf, alternatesOf, alternatesOfRecord } from '@/app/address'
import { publicCollections } from '@/lib/collections/reading'
import { pathOfCollection } from '@/lib/collections/shown'
import {
  liveAddresses,
  livePaths,
  SITEMAP_SIZE,
  type SitemapPart,
  sitemapParts,
  sitemapTotals,
} from '@/lib/exchange/sitemap'
import { streamOf } from '@/lib/exchange/stream'
import { livePages } from '@/lib/pages/queries'
import { pathOfPage } from '@/lib/pages/schema'
import { hasImprint } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

async function* document(tag: string, namespaces: string, elements: readonly (() => string)[]) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${tag} ${namespaces}>`
  for (const element of elements) yield element()
  yield `</${tag}>`
}

const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/**
 * An XML answer that shared caches keep for a minute. Its text is made part by part, so that other requests get their turn. The web server collects the
 * parts, because it keeps sitemaps (lib/page-store/addresses.ts).
 */
const xml = (tag: string, elements: readonly (() => string)[], namespaces = SITEMAP): Response =>
  new Response(streamOf(document(tag, namespaces, elements)), {
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

type Entries = (() => string)[]

async function recordEntries(page: number): Promise<Entries> {
  const [archive, records] = await Promise.all([archiveSettings(), liveAddresses(page)])
  return records.map(
    ({ publishedAt, translations, ...own }) =>
      () =>
        entryOf(`/records/${own.slug}`, alternatesOfRecord(archive, own, translations), publishedAt),
  )
}

async function pathEntries(paths: readonly string[]): Promise<Entries> {
  const archive = await archiveSettings()
  return paths.map((path) => () => entryOf(path, alternatesOf(archive, path)))
}

const entriesOf = async (part: SitemapPart, page: number): Promise<Entries> =>
  part === 'records' ? recordEntries(page) : pathEntries(await livePaths(part, page))

const urlset = (entries: Entries) =>
  xml('urlset', entries, `${SITEMAP} xmlns:xhtml="http://www.w3.org/1999/xhtml"`)

/** All public addresses, or an index of sitemaps when they don't fit into one (sitemaps.org). The archive's own pages are in the first one of records. */
export async function wholeSitemap(): Promise<Response> {
  const totals = await sitemapTotals()
  if (totals.records + totals.sources + totals.names <= SITEMAP_SIZE) {
    const parts = await Promise.all(sitemapParts.map((part) => entriesOf(part, 1)))
    return urlset([...(await pathEntries(await ownPaths())), ...parts.flat()])
  }
  const names = sitemapParts.flatMap((part) => {
    const count = Math.max(part === 'records' ? 1 : 0, Math.ceil(totals[part] / SITEMAP_SIZE))
    return Array.from({ length: count }, (_, index) => `${part}-${index + 1}`)
  })
  return xml(
    'sitemapindex',
    names.map((name) => () => `<sitemap><loc>${addressOf(`/sitemaps/${name}`)}</loc></sitemap>`),
  )
}

/** One sitemap of the index; null for one that lists nothing. */
export async function sitemapOf(part: SitemapPart, page: number): Promise<Response | null> {
  const own = part === 'records' && page === 1 ? await pathEntries(await ownPaths()) : []
  const entries = [...own, ...(await entriesOf(part, page))]
  return entries.length > 0 ? urlset(entries) : null
}
