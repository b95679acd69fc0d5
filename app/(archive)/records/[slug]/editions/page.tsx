import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { EditionList } from '@/components/archive/record/EditionList'
import { editionsOf } from '@/lib/editions/queries'
import { getAddress, getTranslator } from '@/lib/settings/language'
import { isolatedIn } from '@/lib/text/isolated'

type Props = { params: Promise<{ slug: string }> }

const readEditions = cache(editionsOf)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const newest = (await readEditions(slug))?.find(({ withdrawn }) => !withdrawn)
  if (!newest) return {}
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.editions.titleOf', { title: newest.title }),
    description: t('archive.editions.description'),
    path: `/records/${slug}/editions`,
    isListed: false,
  })
}

export default async function Editions({ params }: Props) {
  const { slug } = await params
  const [t, to, editions] = await Promise.all([getTranslator(), getAddress(), readEditions(slug)])
  const newest = editions?.find(({ withdrawn }) => !withdrawn)
  if (!editions || !newest) return <PageNotFound />
  return (
    <>
      <h1 className="page-title">
        {t('archive.editions.titleOf', { title: isolatedIn(t.locale, newest.title) })}
      </h1>
      <p className="mt-4 max-w-measure text-quiet">{t('archive.editions.intro')}</p>
      <EditionList slug={slug} editions={editions} newest={newest.number} />
      <p className="mt-6">
        <a href={to(`/records/${slug}`)} className="link">
          {t('archive.editions.read')}
        </a>
      </p>
    </>
  )
}
