import type { Metadata } from 'next'
import { SourcePage } from '@/components/archive/copies/SourcePage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { pageSchema } from '@/lib/input'
import { archiveSettings } from '@/lib/settings/settings'
import { sourceAt, sourceMetadata } from '../source-at'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ page?: unknown }> }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return sourceMetadata((await params).id, pageSchema.parse((await searchParams).page))
}

/** Further pages of the records that cite a source. Rendered for each request, because they depend on the query string. */
export default async function MoreOfSource({ params, searchParams }: Props) {
  const page = pageSchema.parse((await searchParams).page)
  const found = await sourceAt((await params).id, page)
  if (!found) return <PageNotFound />
  const { contact, noteStyle } = await archiveSettings()
  return <SourcePage found={found} page={page} contact={contact} style={noteStyle} />
}
