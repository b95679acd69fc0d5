import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { DataPage } from '@/components/archive/DataPage'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({ title: t('archive.api.title'), description: t('archive.api.lead'), path: '/data' })
}

export default DataPage
