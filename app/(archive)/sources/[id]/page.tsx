import type { Metadata } from 'next'
import { SourcePage } from '@/components/archive/copies/SourcePage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { recordingsAmong } from '@/lib/editions/copies/recording'
import { archiveSettings } from '@/lib/settings/settings'
import { sourceAt, sourceMetadata } from './source-at'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return sourceMetadata((await params).id, 1)
}

export default async function Source({ params }: Props) {
  const found = await sourceAt((await params).id, 1)
  if (!found) return <PageNotFound />
  const [{ contact, noteStyle }, recordings] = await Promise.all([archiveSettings(), recordingsAmong(found)])
  return <SourcePage found={found} page={1} contact={contact} style={noteStyle} recordings={recordings} />
}
