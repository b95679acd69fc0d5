import type { Metadata } from 'next'
import { SelectedEntries } from '@/components/bulk/SelectedEntries'
import { ListTools } from '@/components/lists/ListTools'
import { AddMedia } from '@/components/media/AddMedia'
import { MediaFilters } from '@/components/media/MediaFilters'
import { MediaTable } from '@/components/media/MediaTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { env } from '@/lib/env'
import { queryOf } from '@/lib/lists/address'
import { sortOf } from '@/lib/lists/sorting'
import { listMedia } from '@/lib/media/queries'
import { hrefOfMedia, mediaFiltersSchema, queryOfMedia } from '@/lib/media/schema'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { listToolsFor } from '../lists/list-tools'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('media.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MediaPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = mediaFiltersSchema.parse(await searchParams)
  const t = await getTranslator()
  const [{ rows, total, pages }, { language }, { columns, tools }] = await Promise.all([
    listMedia(actor, filters),
    archiveSettings(),
    listToolsFor(actor, 'media', (column) => t(`media.table.${column}`)),
  ])
  const { page, sort, ...narrowing } = filters
  const sorting = {
    list: 'media' as const,
    sort: sortOf('media', sort),
    hrefOf: (next: string | undefined) => hrefOfMedia({ ...narrowing, sort: next ?? null }),
  }
  const isFiltered = filters.q !== '' || filters.kind !== null || filters.undescribed
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('media.title')}</h1>
        <p className="mt-2 max-w-prose text-quiet">{t('media.lead')}</p>
      </header>
      <AddMedia language={language} maxMegabytes={env.STELE_MAX_UPLOAD_MB} />
      <MediaFilters {...filters} />
      <ListTools {...tools} query={queryOf(queryOfMedia({ ...narrowing, sort }))} />
      {rows.length > 0 ? (
        <>
          <p className="mb-3 text-quiet">{t('media.count', { count: total })}</p>
          <SelectedEntries list="media" filters={queryOfMedia(narrowing)}>
            <MediaTable media={rows} columns={columns} sorting={sorting} />
          </SelectedEntries>
        </>
      ) : (
        <EmptyState title={t(isFiltered ? 'media.noneFound' : 'media.none')}>
          {t(isFiltered ? 'media.noneFoundHint' : 'media.noneHint')}
        </EmptyState>
      )}
      <Pagination page={page} pages={pages} hrefOf={(page) => hrefOfMedia({ ...filters, page })} />
    </>
  )
}
