import type { Metadata } from 'next'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { getTranslator } from '@/lib/settings/language'
import { pageMetadata } from './page-metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.notFound.title'),
    description: t('archive.notFound.description'),
    isListed: false,
  })
}

export default PageNotFound
