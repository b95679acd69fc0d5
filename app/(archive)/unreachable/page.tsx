import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { Notice } from '@/components/ui/Notice'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.unavailable.title'),
    description: t('archive.unavailable.description'),
    isListed: false,
  })
}

/** Shown while the database does not answer (status 503, proxy.ts). */
export default async function Unreachable() {
  const t = await getTranslator()
  return (
    <Notice title={t('archive.unavailable.title')}>
      <p>{t('archive.unavailable.text')}</p>
    </Notice>
  )
}
