import type { Metadata } from 'next'
import { QueueFilters } from '@/components/review/queue/QueueFilters'
import { QueueKeys } from '@/components/review/queue/QueueKeys'
import { QueueMarkLinks } from '@/components/review/queue/QueueMarkLinks'
import { QueueShelves } from '@/components/review/queue/QueueShelves'
import { QueueTable } from '@/components/review/queue/QueueTable'
import { shelfWords } from '@/components/review/queue/queue-words'
import { ReturnedTable } from '@/components/review/queue/ReturnedTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/messages/language'
import { type QueueFilters as Filters, hrefOfQueue, queueFiltersSchema } from '@/lib/review/queue/filters'
import { queueOf } from '@/lib/review/queue/queue'
import { sourcesById } from '@/lib/sources/queries'
import { claimAction, releaseAction } from './actions'

export const metadata: Metadata = { title: 'Queue' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QueuePage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = queueFiltersSchema.parse(await searchParams)
  const { shelf, whose, records, next, counts, marks, facets } = await queueOf(actor, filters)
  const [source = null] = filters.source
    ? await sourcesById(actor, [filters.source], await getTranslator())
    : []
  const { after, ...kept } = { ...filters, show: shelf }
  const hrefOf = (given: Filters) => hrefOfQueue({ ...kept, ...given })
  const { show, whose: _, ...narrowed } = kept
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined)
  return (
    <>
      <h1 className="py-8 font-serif text-3xl font-semibold">Queue</h1>
      <QueueShelves current={shelf} counts={counts} hrefOf={(show) => hrefOf({ show, mark: undefined })} />
      {/* Begun anew where a link narrows it, so that the form says what is asked for and is closed again on a small screen. */}
      <QueueFilters
        key={hrefOf({})}
        shelf={shelf}
        filters={kept}
        source={source}
        whose={whose}
        facets={facets}
        hrefOf={hrefOf}
      />
      {shelf !== 'returned' && (
        <QueueMarkLinks current={filters.mark} counts={marks} hrefOf={(mark) => hrefOf({ mark })} />
      )}
      {records.length === 0 ? (
        <Nothing shelf={show} whose={whose} isNarrowed={isNarrowed} isLast={after !== undefined} />
      ) : shelf === 'returned' ? (
        <ReturnedTable records={records} />
      ) : (
        <QueueTable
          shelf={shelf}
          records={records}
          actions={{ claim: claimAction, release: releaseAction }}
        />
      )}
      <QueueKeys />
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

type NothingProps = {
  shelf: keyof typeof shelfWords
  whose: NonNullable<Filters['whose']>
  isNarrowed: boolean
  isLast: boolean
}

/** Why nothing is shown, what the shelf is for, and where to look instead. */
function Nothing({ shelf, whose, isNarrowed, isLast }: NothingProps) {
  const { empty, teaches } = shelfWords[shelf]
  const everything = hrefOfQueue({ show: shelf, whose: 'all' })
  if (isLast) return <EmptyState title="Nothing more waits here">{teaches}</EmptyState>
  if (isNarrowed || whose === 'claimed' || whose === 'unclaimed')
    return (
      <EmptyState
        title="Nothing fits these filters"
        action={<LinkButton href={everything}>Show everything on this shelf</LinkButton>}
      >
        Take a filter away, or look for other words of the title.
      </EmptyState>
    )
  return (
    <EmptyState
      title={whose === 'mine' && shelf !== 'returned' ? `${empty} by you` : empty}
      action={whose === 'mine' && <LinkButton href={everything}>Show everybody’s</LinkButton>}
    >
      {teaches}
    </EmptyState>
  )
}
