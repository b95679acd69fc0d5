import { sitemapOf, withoutSitemap } from '@/app/sitemap-xml'
import { sitemapCount } from '@/lib/editions/sitemap'

export const dynamic = 'force-dynamic'

/** One sitemap of the index. */
export async function GET(_: Request, { params }: { params: Promise<{ page: string }> }): Promise<Response> {
  const refused = await withoutSitemap()
  if (refused) return refused
  const { page } = await params
  const number = /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 0
  if (number < 1 || number > (await sitemapCount())) return new Response(null, { status: 404 })
  return sitemapOf(number)
}
