import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { addressOf } from '@/app/address'
import { HomeView } from '@/components/archive/HomeView'
import { JsonLd } from '@/components/archive/JsonLd'
import { publicCollections } from '@/lib/collections/reading'
import { homePage } from '@/lib/editions/home'
import { linkedSite } from '@/lib/exchange/linked-archive'
import { getTranslator, interfaceLanguage } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

export async function generateMetadata(): Promise<Metadata> {
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const description = archive.description || archive.subject || t('settings.home.purpose')
  return pageMetadata({ title: archiveName(archive, t), description, path: '/' })
}

/** The home page. */
export default async function Home() {
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const day = new Date().toISOString().slice(0, 10)
  const [home, collections] = await Promise.all([
    homePage(day, await interfaceLanguage(), archive.quotation),
    publicCollections(),
  ])
  return (
    <>
      <JsonLd data={linkedSite(archive, addressOf, t)} />
      <HomeView archive={archive} home={home} collections={collections} />
    </>
  )
}
