import type { Metadata } from 'next'
import { QueueFilters } from '@/components/desk/review/QueueFilters'
import { QueueShelves, shelfWords } from '@/components/desk/review/QueueShelves'
import { QueueTable } from '@/components/desk/review/QueueTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { queueOf } from '@/lib/review/queries'
import { queueFiltersSchema } from '@/lib/review/queue/filters'

export const metadata: Metadata = { title: 'Queue' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QueuePage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = queueFiltersSchema.parse(await searchParams)
  const { shelf, records, next, counts } = await queueOf(actor, filters)
  const { after, ...kept } = { ...filters, show: shelf }
  const hrefOf = (given: Record<string, string | undefined>) => {
    const present = Object.entries({ ...kept, ...given }).filter((entry) => entry[1] !== undefined)
    return `/desk/queue?${new URLSearchParams(present.map(([name, value]) => [name, String(value)]))}`
  }
  const words = shelfWords[shelf]
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Queue</h1>
      <QueueShelves current={shelf} counts={counts} hrefOf={(show) => hrefOf({ show })} />
      <QueueFilters shelf={shelf} kind={kept.kind} whose={kept.whose} />
      {records.length > 0 ? (
        <QueueTable shelf={shelf} records={records} />
      ) : (
        <EmptyState title={after ? 'Nothing more waits here' : words.empty}>{words.teaches}</EmptyState>
      )}
      <nav aria-label="Pages" className="mt-6 flex gap-3">
        {after && <LinkButton href={hrefOf({})}>From the beginning</LinkButton>}
        {next && (
          <LinkButton href={hrefOf({ after: next })} rel="next">
            Next
          </LinkButton>
        )}
      </nav>
    </>
  )
}
