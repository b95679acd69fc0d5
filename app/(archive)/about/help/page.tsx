import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { HelpPage } from '@/components/archive/HelpPage'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.help.title'),
    description: t('archive.help.description'),
    path: '/about/help',
  })
}

export default HelpPage
