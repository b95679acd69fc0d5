import { addressOf } from '@/app/address'
import { liveAddresses } from '@/lib/editions/sitemap'

/** An XML answer that shared caches keep for a minute. */
export const xml = (element: string): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${element}`, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })

const pages = ['/', '/records', '/unverified', '/about']

/** One sitemap of live records; the first also lists the archive's own pages. Slugs need no escaping. */
export async function sitemapOf(page: number): Promise<Response> {
  const own = page === 1 ? pages.map((path) => `<url><loc>${addressOf(path)}</loc></url>`) : []
  const records = (await liveAddresses(page)).map(
    ({ slug, publishedAt }) =>
      `<url><loc>${addressOf(`/records/${slug}`)}</loc><lastmod>${publishedAt.toISOString()}</lastmod></url>`,
  )
  return xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[...own, ...records].join('')}</urlset>`,
  )
}
