import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { addressOf } from '@/app/address'
import { HomeView } from '@/components/archive/HomeView'
import { JsonLd } from '@/components/archive/JsonLd'
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
  const home = await homePage(
    new Date().toISOString().slice(0, 10),
    await interfaceLanguage(),
    archive.quotation,
  )
  return (
    <>
      <JsonLd data={linkedSite(archive, addressOf, t)} />
      <HomeView archive={archive} home={home} />
    </>
  )
}
