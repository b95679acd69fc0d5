import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { NewestPage } from '@/components/archive/finding/NewestPage'
import { newestPath } from '@/components/archive/finding/newest-path'
import { publicCollection } from '@/lib/collections/reading'
import { newestEditions, newestSchema } from '@/lib/search/newest'
import { getTranslator } from '@/lib/settings/language'
import { feedLinks } from './feed-links'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(newestSchema.parse)])
  const [types, metadata] = await Promise.all([
    feedLinks(asked),
    pageMetadata({
      title: t('archive.newest.title'),
      description: t('archive.newest.intro'),
      path: newestPath(asked),
      isListed: asked.page === 1,
    }),
  ])
  return { ...metadata, alternates: { ...metadata.alternates, types } }
}

export default async function Newest({ searchParams }: Props) {
  const given = await searchParams
  const asked = newestSchema.parse(given)
  const [{ editions, pages }, collection] = await Promise.all([
    newestEditions(asked),
    asked.collection ? publicCollection(asked.collection) : null,
  ])
  // As for the feeds. Also, no page is kept for a word that someone made up.
  if ((given.kind && !asked.kind) || (given.collection && !collection)) notFound()
  return <NewestPage asked={asked} editions={editions} pages={pages} collection={collection} />
}
