import 'server-only'
import { db } from '@/lib/db'

/** The records of one sitemap. With their addresses in eleven languages they take about 3 MB, which are in memory several times while it is made. */
export const SITEMAP_SIZE = 2_000

export type Address = { slug: string; publishedAt: Date }

/** The number of sitemaps for all live records; at least one. */
export const sitemapCount = async () => Math.max(1, Math.ceil((await db.searchEntry.count()) / SITEMAP_SIZE))

/** The live records of one sitemap, in a stable order; `page` counts from 1. */
export const liveAddresses = (page: number): Promise<Address[]> =>
  db.searchEntry.findMany({
    orderBy: { recordId: 'asc' },
    skip: (page - 1) * SITEMAP_SIZE,
    take: SITEMAP_SIZE,
    select: { slug: true, publishedAt: true },
  })
