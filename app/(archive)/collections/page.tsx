import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { CollectionListPage } from '@/components/archive/finding/CollectionListPage'
import { publicCollections } from '@/lib/collections/reading'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.collections.title'),
    description: t('archive.collections.intro'),
    path: '/collections',
  })
}

export default async function Collections() {
  return <CollectionListPage collections={await publicCollections()} />
}
