import { sitemapOf, withoutSitemap } from '@/app/sitemap-xml'
import { sitemapParts } from '@/lib/exchange/sitemap'

export const dynamic = 'force-dynamic'

/** One sitemap of the index, such as "sources-2". */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const refused = await withoutSitemap()
  if (refused) return refused
  const [, named, page] = /^([a-z]+)-([1-9]\d{0,4})$/.exec((await params).name) ?? []
  const part = sitemapParts.find((one) => one === named)
  const found = part && (await sitemapOf(part, Number(page)))
  return found ?? new Response(null, { status: 404 })
}
