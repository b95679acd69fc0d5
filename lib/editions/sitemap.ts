import 'server-only'
import { db } from '@/lib/db'

/** Addresses in one sitemap (sitemaps.org protocol: at most 50,000). */
export const SITEMAP_SIZE = 50_000

export type Address = { slug: string; publishedAt: Date }

/** How many sitemaps the live records fill; at least one. */
export const sitemapCount = async () => Math.max(1, Math.ceil((await db.searchEntry.count()) / SITEMAP_SIZE))

/** Live records in the order of their making, one sitemap full; `page` counts from 1. */
export const liveAddresses = (page: number): Promise<Address[]> =>
  db.searchEntry.findMany({
    orderBy: { recordId: 'asc' },
    skip: (page - 1) * SITEMAP_SIZE,
    take: SITEMAP_SIZE,
    select: { slug: true, publishedAt: true },
  })
