import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ComparedFigures } from '@/components/archive/finding/ComparedFigures'
import { figuresPath } from '@/lib/figures/address'
import { comparedFigures, figuresAskedSchema, figuresOfCount } from '@/lib/search/figures'
import { getTranslator } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(figuresAskedSchema.parse)])
  return pageMetadata({
    title: t('archive.compared.title'),
    description: t('archive.compared.intro'),
    path: figuresPath({ of: asked.of ?? undefined, page: asked.page }),
    isListed: asked.of === undefined,
  })
}

export default async function Figures({ searchParams }: Props) {
  const { page, of } = figuresAskedSchema.parse(await searchParams)
  if (of === null) notFound()
  const { counts, pages } = of
    ? ((await figuresOfCount(of, page)) ?? notFound())
    : await comparedFigures(page)
  return <ComparedFigures counts={counts} page={page} pages={pages} of={of} />
}
