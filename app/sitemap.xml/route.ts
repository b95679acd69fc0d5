import { wholeSitemap, withoutSitemap } from '@/app/sitemap-xml'

export const dynamic = 'force-dynamic'

/** All public addresses, or an index of sitemaps. */
export const GET = async (): Promise<Response> => (await withoutSitemap()) ?? wholeSitemap()
