import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { citedSource } from '@/lib/editions/sources'
import { getTranslator } from '@/lib/settings/language'

/** Reads the source once for the page and its metadata. */
export const sourceAt = cache((id: string, page: number) => citedSource(id, page))

/** The metadata of the page of a source. Search engines list its first page only. */
export async function sourceMetadata(id: string, page: number): Promise<Metadata> {
  const found = await sourceAt(id, page)
  if (!found) return {}
  const t = await getTranslator()
  const title = String(found.source.csl.title ?? t('archive.source.untitled'))
  return pageMetadata({
    title: page === 1 ? title : t('archive.source.titleOnPage', { title, page }),
    description: t('archive.source.description', { title }),
    path: page === 1 ? `/sources/${id}` : `/sources/${id}/more?page=${page}`,
    isListed: page === 1,
  })
}
