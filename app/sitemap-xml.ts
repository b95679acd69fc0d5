import { addressOf } from '@/app/address'
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

const pages = ['/', '/records', '/unverified', '/about']

/** The answer for a sitemap while search engines are asked not to list the archive, else null. */
export const withoutSitemap = async (): Promise<Response | null> =>
  (await archiveSettings()).isIndexed ? null : new Response(null, { status: 404 })

async function ownPaths(): Promise<string[]> {
  const [settings, written] = await Promise.all([archiveSettings(), livePages()])
  const imprint = hasImprint(settings) ? ['/imprint'] : []
  return [...pages, ...imprint, ...written.map(({ slug }) => pathOfPage(slug))]
}

/** One sitemap of live records; the first also lists the archive's own pages. Slugs need no escaping. */
export async function sitemapOf(page: number): Promise<Response> {
  const paths = page === 1 ? await ownPaths() : []
  const own = paths.map((path) => `<url><loc>${addressOf(path)}</loc></url>`)
  const records = (await liveAddresses(page)).map(
    ({ slug, publishedAt }) =>
      `<url><loc>${addressOf(`/records/${slug}`)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>`,
  )
  return xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[...own, ...records].join('')}</urlset>`,
  )
}
