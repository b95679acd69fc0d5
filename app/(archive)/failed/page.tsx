import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { Notice } from '@/components/ui/Notice'
import { getTranslator } from '@/lib/settings/language'

// Rendered when another page failed: a build has no archive to read the name of.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.failed.title'),
    description: t('archive.failed.text'),
    isListed: false,
  })
}

/** Shown instead of a page that failed (status 500, lib/page-store/front.ts): the framework's own page for that is empty without a script. */
export default async function Failed() {
  const t = await getTranslator()
  return (
    <Notice title={t('archive.failed.title')}>
      <p>{t('archive.failed.text')}</p>
    </Notice>
  )
}
