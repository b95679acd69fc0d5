import { addressOf } from '@/app/address'
import { sitemapOf, withoutSitemap, xml } from '@/app/sitemap-xml'
import { sitemapCount } from '@/lib/editions/sitemap'

export const dynamic = 'force-dynamic'

/** All public addresses, or an index of sitemaps when they don't fit into one (sitemaps.org). */
export async function GET(): Promise<Response> {
  const refused = await withoutSitemap()
  if (refused) return refused
  const count = await sitemapCount()
  if (count === 1) return sitemapOf(1)
  const parts = Array.from(
    { length: count },
    (_, index) => `<sitemap><loc>${addressOf(`/sitemaps/${index + 1}`)}</loc></sitemap>`,
  )
  return xml(
    `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</sitemapindex>`,
  )
}
