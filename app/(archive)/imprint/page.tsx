import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { Imprint } from '@/components/archive/Imprint'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('settings.imprintPage.title'),
    description: t('settings.imprintPage.description'),
    path: '/imprint',
  })
}

export default async function ImprintPage() {
  return <Imprint archive={await archiveSettings()} />
}
