import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { citedSource } from '@/lib/editions/sources'

/** Read once for the page and what it tells of itself. */
export const sourceAt = cache((id: string, page: number) => citedSource(id, page))

/** Search engines list the first page alone. */
export async function sourceMetadata(id: string, page: number): Promise<Metadata> {
  const found = await sourceAt(id, page)
  if (!found) return {}
  const title = String(found.source.csl.title ?? 'A source')
  return pageMetadata({
    title: page === 1 ? title : `${title}, page ${page}`,
    description: `Everything published here that rests on: ${title}`,
    path: page === 1 ? `/sources/${id}` : `/sources/${id}/more?page=${page}`,
    isListed: page === 1,
  })
}
