import type { Metadata } from 'next'
import { RecordFilters } from '@/components/records/RecordFilters'
import { RecordTable } from '@/components/records/RecordTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { filtersSchema, hrefOfList } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/queries'

export const metadata: Metadata = { title: 'Records' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RecordsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = filtersSchema.parse(await searchParams)
  const { records, next } = await listRecords(actor, filters)
  const { after, ...kept } = filters
  const filtered = Object.values(kept).some((value) => value !== undefined)
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">Records</h1>
        <LinkButton href="/desk/records/new" look="primary">
          Add a record
        </LinkButton>
      </header>
      <RecordFilters {...kept} />
      {records.length > 0 && <RecordTable caption="Records, newest change first" records={records} />}
      {records.length === 0 && (
        <EmptyState title={filtered || after ? 'No record fits' : 'There are no records yet'}>
          {filtered || after
            ? 'Take a filter away, or look for other words of the title.'
            : 'A record is the unit of the archive: one text of one kind, with its sources.'}
        </EmptyState>
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-3">
        {after && <LinkButton href={hrefOfList(kept)}>Newest</LinkButton>}
        {next && (
          <LinkButton href={hrefOfList({ ...kept, after: next })} rel="next">
            Older
          </LinkButton>
        )}
      </nav>
    </>
  )
}
