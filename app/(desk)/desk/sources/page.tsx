import type { Metadata } from 'next'
import { SelectedEntries } from '@/components/bulk/SelectedEntries'
import { ListPages } from '@/components/lists/ListPages'
import { ListTools } from '@/components/lists/ListTools'
import { SourceFilters } from '@/components/sources/SourceFilters'
import { SourceTable } from '@/components/sources/SourceTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { queryOf } from '@/lib/lists/address'
import { sortOf } from '@/lib/lists/sorting'
import { getTranslator } from '@/lib/settings/language'
import { hrefOfSources, sourceFiltersSchema } from '@/lib/sources/filters'
import { listSources } from '@/lib/sources/lists'
import { listToolsFor } from '../lists/list-tools'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('sources.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SourcesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = sourceFiltersSchema.parse(await searchParams)
  const t = await getTranslator()
  const mayWrite = can(actor, 'writeAll')
  const [{ rows, next }, { columns, tools }] = await Promise.all([
    listSources(actor, filters),
    listToolsFor(actor, 'sources', (column) => t(`sources.table.${column}`)),
  ])
  const { cursor, ...kept } = filters
  const { sort, ...narrowing } = kept
  const isNarrowed = Object.values(narrowing).some(Boolean) || cursor !== null
  const sorting = {
    list: 'sources' as const,
    sort: sortOf('sources', sort),
    hrefOf: (next: string | undefined) => hrefOfSources({ ...narrowing, sort: next ?? null }),
  }
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('sources.title')}</h1>
        {mayWrite && (
          <p className="flex flex-wrap gap-3">
            <LinkButton href="/desk/imports?to=sources">{t('sources.import')}</LinkButton>
            <LinkButton href="/desk/sources/new" look="primary">
              {t('sources.add')}
            </LinkButton>
          </p>
        )}
      </header>
      <SourceFilters {...filters} />
      <ListTools {...tools} query={queryOf(kept)} />
      {rows.length > 0 && !mayWrite && (
        <SourceTable sources={rows} columns={columns} sorting={sorting} selects={false} />
      )}
      {rows.length > 0 && mayWrite && (
        <SelectedEntries list="sources" filters={narrowing}>
          <SourceTable sources={rows} columns={columns} sorting={sorting} selects />
        </SelectedEntries>
      )}
      {rows.length === 0 && (
        <EmptyState title={t(isNarrowed ? 'sources.empty.filtered' : 'sources.empty.none')}>
          {t(isNarrowed ? 'sources.empty.filteredHelp' : 'sources.empty.noneHelp')}
        </EmptyState>
      )}
      <ListPages
        first={cursor ? hrefOfSources(kept) : null}
        next={next && hrefOfSources({ ...kept, cursor: next })}
      />
    </>
  )
}
