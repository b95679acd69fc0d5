import type { Metadata } from 'next'
import { SelectedEntries } from '@/components/bulk/SelectedEntries'
import { ListPages } from '@/components/lists/ListPages'
import { ListTools } from '@/components/lists/ListTools'
import { RecordFilters } from '@/components/records/list/RecordFilters'
import { RecordTable } from '@/components/records/list/RecordTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { listCollections } from '@/lib/collections/queries'
import { env } from '@/lib/env'
import { queryOf } from '@/lib/lists/address'
import { sortOf } from '@/lib/lists/sorting'
import { filtersSchema, hrefOfList } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/lists'
import { knownTags } from '@/lib/records/tags'
import { assignees } from '@/lib/review/workflow/assignments'
import { getTranslator } from '@/lib/settings/language'
import { listToolsFor } from '../lists/list-tools'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RecordsPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const filters = filtersSchema.parse(await searchParams)
  const [{ records, next }, { columns, tools }, tags, members, collections] = await Promise.all([
    listRecords(actor, filters),
    listToolsFor(actor, 'records', (column) => t(`records.columns.${column}`)),
    knownTags(actor),
    assignees(actor),
    can(actor, 'writeAll') ? listCollections(actor) : [],
  ])
  const { after, ...kept } = filters
  const { sort, ...narrowing } = kept
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined) || after !== undefined
  const isTrashAlone = queryOf(narrowing) === queryOf({ state: 'TRASHED' }) && after === undefined
  const empty = isTrashAlone ? 'trash' : isNarrowed ? 'filtered' : 'none'
  const sorting = {
    list: 'records' as const,
    sort: sortOf('records', sort),
    hrefOf: (next: string | undefined) => hrefOfList({ ...narrowing, sort: next }),
  }
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('records.title')}</h1>
        <p className="flex flex-wrap gap-3">
          {can(actor, 'writeAll') && <LinkButton href="/desk/imports">{t('records.import')}</LinkButton>}
          <LinkButton href="/desk/records/new" look="primary">
            {t('records.add')}
          </LinkButton>
        </p>
      </header>
      <RecordFilters
        {...kept}
        {...{ tags, collections }}
        members={members.filter(({ id }) => id !== actor.id)}
      />
      <ListTools {...tools} query={queryOf(kept)} />
      {records.length > 0 && (
        <SelectedEntries list="records" filters={narrowing}>
          <RecordTable
            caption={t('records.caption')}
            records={records}
            columns={columns}
            sorting={sorting}
            selects
          />
        </SelectedEntries>
      )}
      {records.length === 0 && (
        <EmptyState title={t(`records.empty.${empty}`)}>{t(`records.empty.${empty}Hint`)}</EmptyState>
      )}
      <p className="mt-6 text-quiet">
        <Link href={hrefOfList({ state: 'TRASHED' })} className="link">
          {t('records.trash.list')}
        </Link>{' '}
        {filters.state === 'TRASHED' && t('records.trash.listHint', { days: env.STELE_TRASH_DAYS })}
      </p>
      <ListPages
        first={after ? hrefOfList(kept) : null}
        next={next && hrefOfList({ ...kept, after: next })}
      />
    </>
  )
}
