import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ChangesPage } from '@/components/archive/ChangesPage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { changesBetween } from '@/lib/editions/changes'
import { editionBySlug } from '@/lib/editions/queries'
import { numberIn } from '@/lib/input'
import { shownTitle } from '@/lib/records/supplied-title'
import { getTranslator } from '@/lib/settings/language'

type Props = { params: Promise<{ slug: string; number: string }> }

const readEdition = cache(async (slug: string, text: string) => {
  const number = numberIn(text)
  return number === null ? null : editionBySlug(slug, number)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params
  const edition = await readEdition(slug, number)
  if (!edition || edition.number === 1) return {}
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.changes.titleOf', { title: shownTitle(edition.content) }),
    description: t('archive.changes.description', {
      previous: edition.number - 1,
      number: edition.number,
    }),
    path: `/records/${slug}/editions/${number}/changes`,
    isListed: false,
  })
}

export default async function Changes({ params }: Props) {
  const { slug, number } = await params
  const edition = await readEdition(slug, number)
  if (!edition || edition.number === 1) return <PageNotFound />
  const [t, before] = await Promise.all([getTranslator(), editionBySlug(slug, edition.number - 1)])
  const changes = before && (await changesBetween(before, edition, t))
  return <ChangesPage edition={edition} before={before} changes={changes} />
}
