import type { Metadata } from 'next'
import { AuthorityFilters } from '@/components/authorities/AuthorityFilters'
import { AuthorityTable } from '@/components/authorities/AuthorityTable'
import { SelectedEntries } from '@/components/bulk/SelectedEntries'
import { ListPages } from '@/components/lists/ListPages'
import { ListTools } from '@/components/lists/ListTools'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { listAuthorities } from '@/lib/authorities/queries'
import { authorityFiltersSchema, hrefOfAuthorities } from '@/lib/authorities/schema'
import { queryOf } from '@/lib/lists/address'
import { sortOf } from '@/lib/lists/sorting'
import { getTranslator } from '@/lib/settings/language'
import { listToolsFor } from '../lists/list-tools'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('names.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuthoritiesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = authorityFiltersSchema.parse(await searchParams)
  const t = await getTranslator()
  const mayWrite = can(actor, 'writeAll')
  const [{ rows, next }, { columns, tools }] = await Promise.all([
    listAuthorities(actor, filters),
    listToolsFor(actor, 'names', (column) => t(`names.table.${column}`)),
  ])
  const { cursor, ...kept } = filters
  const { sort, ...narrowing } = kept
  const isNarrowed = Object.values(narrowing).some(Boolean) || cursor !== null
  const sorting = {
    list: 'names' as const,
    sort: sortOf('names', sort),
    hrefOf: (next: string | undefined) => hrefOfAuthorities({ ...narrowing, sort: next ?? null }),
  }
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('names.title')}</h1>
        {mayWrite && (
          <LinkButton href="/desk/authorities/new" look="primary">
            {t('names.add')}
          </LinkButton>
        )}
      </header>
      <AuthorityFilters {...filters} />
      <ListTools {...tools} query={queryOf(kept)} />
      {rows.length > 0 && !mayWrite && (
        <AuthorityTable authorities={rows} columns={columns} sorting={sorting} selects={false} />
      )}
      {rows.length > 0 && mayWrite && (
        <SelectedEntries list="names" filters={narrowing}>
          <AuthorityTable authorities={rows} columns={columns} sorting={sorting} selects />
        </SelectedEntries>
      )}
      {rows.length === 0 && (
        <EmptyState title={t(isNarrowed ? 'names.empty.filtered' : 'names.empty.none')}>
          {t(isNarrowed ? 'names.empty.filteredHelp' : 'names.empty.noneHelp')}
        </EmptyState>
      )}
      <ListPages
        first={cursor ? hrefOfAuthorities(kept) : null}
        next={next && hrefOfAuthorities({ ...kept, cursor: next })}
      />
    </>
  )
}
