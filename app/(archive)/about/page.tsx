import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { HowWeCheck } from '@/components/archive/HowWeCheck'
import { getTranslator } from '@/lib/settings/language'

// Rendered on request: a build has no database to read the archive's name from.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({ title: t('archive.about.title'), description: t('archive.about.description') })
}

export default HowWeCheck
