import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { HowWeCheck } from '@/components/archive/HowWeCheck'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.about.title'),
    description: t('archive.about.description'),
    path: '/about',
  })
}

export default HowWeCheck
