import type { Metadata } from 'next'
import { cache } from 'react'
import { feedLinks } from '@/app/(archive)/new/feed-links'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { CollectionPage } from '@/components/archive/finding/CollectionPage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { collectionPage } from '@/lib/collections/reading'
import { paragraphsOf, pathOfCollection } from '@/lib/collections/shown'

type Props = { params: Promise<{ slug: string }> }

const read = cache(collectionPage)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const collection = await read((await params).slug)
  if (!collection) return {}
  const { slug, title, introduction } = collection
  const metadata = await pageMetadata({
    title,
    description: paragraphsOf(introduction)[0]?.slice(0, 300) ?? title,
    path: pathOfCollection(slug),
  })
  const types = await feedLinks({ kind: null, collection: slug, page: 1 })
  return { ...metadata, alternates: { ...metadata.alternates, types } }
}

export default async function Collection({ params }: Props) {
  const collection = await read((await params).slug)
  if (!collection) return <PageNotFound />
  return <CollectionPage collection={collection} />
}
