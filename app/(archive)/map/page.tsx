import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { MapPage } from '@/components/archive/finding/MapPage'
import { mappedPlaces } from '@/lib/search/places'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({ title: t('archive.map.title'), description: t('archive.map.intro'), path: '/map' })
}

export default async function PlacesOnAMap() {
  return <MapPage {...(await mappedPlaces())} />
}
