import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { NameListPage, namesPath } from '@/components/archive/finding/NameListPage'
import { namesAsked, namesFrom } from '@/lib/search/name-lists'
import { getTranslator } from '@/lib/settings/language'

const read = cache(namesAsked)

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked, first] = await Promise.all([getTranslator(), searchParams.then(read), namesAsked({})])
  // The list that is shown where an address names none has the shorter address.
  const isFirst = asked.of === first.of && asked.letter === null && asked.page === 1
  return pageMetadata({
    title: t(`archive.names.of.${asked.of}`),
    description: t('archive.names.intro'),
    path: isFirst ? '/names' : namesPath(asked),
  })
}

export default async function Names({ searchParams }: Props) {
  const asked = await read(await searchParams)
  return <NameListPage asked={asked} list={await namesFrom(asked)} />
}
