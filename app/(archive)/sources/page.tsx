import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { SourceListPage, sourcesPath } from '@/components/archive/finding/SourceListPage'
import { numberIn } from '@/lib/input'
import { publicSources } from '@/lib/search/source-list'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'

type Props = { searchParams: Promise<Record<string, unknown>> }

const pageOf = async (searchParams: Props['searchParams']) => numberIn((await searchParams).page) ?? 1

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, page] = await Promise.all([getTranslator(), pageOf(searchParams)])
  return pageMetadata({
    title: t('archive.record.sources'),
    description: t('archive.source.listIntro'),
    path: sourcesPath(page),
  })
}

export default async function Sources({ searchParams }: Props) {
  const page = await pageOf(searchParams)
  const [list, { noteStyle }] = await Promise.all([publicSources(page), archiveSettings()])
  return <SourceListPage list={list} page={page} style={noteStyle} />
}
