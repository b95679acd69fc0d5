import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ComparedFigures } from '@/components/archive/finding/ComparedFigures'
import { comparedFigures, figuresAskedSchema } from '@/lib/search/figures'
import { getTranslator } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { page }] = await Promise.all([getTranslator(), searchParams.then(figuresAskedSchema.parse)])
  return pageMetadata({
    title: t('archive.compared.title'),
    description: t('archive.compared.intro'),
    path: page > 1 ? `/figures?page=${page}` : '/figures',
  })
}

export default async function Figures({ searchParams }: Props) {
  const { page } = figuresAskedSchema.parse(await searchParams)
  const { counts, pages } = await comparedFigures(page)
  return <ComparedFigures counts={counts} page={page} pages={pages} />
}
