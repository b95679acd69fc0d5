import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { TombstoneNotice } from '@/components/archive/record/TombstoneNotice'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { getTranslator } from '@/lib/settings/language'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslator()
  if (!(await tombstoneOf((await params).slug)))
    return pageMetadata({ title: t('archive.notFound.title'), description: '', isListed: false })
  return pageMetadata({
    title: t('archive.withdrawn.title'),
    description: t('archive.withdrawn.description'),
    isListed: false,
  })
}

/**
 * The page in place of a withdrawn record or edition (status 410, proxy.ts). At an address that a record no longer has, it says no more than that
 * nothing is there.
 */
export default async function Withdrawn({ params }: Props) {
  const { slug } = await params
  const tombstone = await tombstoneOf(slug)
  return tombstone ? <TombstoneNotice slug={slug} tombstone={tombstone} /> : <PageNotFound isGone />
}
