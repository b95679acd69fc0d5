import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { TombstoneNotice } from '@/components/archive/TombstoneNotice'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.withdrawn.title'),
    description: t('archive.withdrawn.description'),
    isListed: false,
  })
}

/** The page in place of a withdrawn record or edition (status 410, proxy.ts). */
export default async function Withdrawn({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const tombstone = await tombstoneOf(slug)
  return tombstone ? <TombstoneNotice slug={slug} tombstone={tombstone} /> : <PageNotFound />
}
