import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { QueueFilters } from '@/components/review/queue/QueueFilters'
import { QueueKeys } from '@/components/review/queue/QueueKeys'
import { QueueMarkLinks } from '@/components/review/queue/QueueMarkLinks'
import { QueueShelves } from '@/components/review/queue/QueueShelves'
import { QueueTable } from '@/components/review/queue/QueueTable'
import { ReturnedTable } from '@/components/review/queue/ReturnedTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import {
  type QueueFilters as Filters,
  hrefOfQueue,
  type QueueShelf,
  queueFiltersSchema,
} from '@/lib/review/queue/filters'
import { queueOf } from '@/lib/review/queue/queue'
import { getTranslator } from '@/lib/settings/language'
import { sourcesById } from '@/lib/sources/queries'
import { claimAction, releaseAction } from './actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('review.queue.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QueuePage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
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
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('review.queue.title')}</h1>
        {can(actor, 'writeAll') && (
          <LinkButton href="/desk/queue/readings" look="quiet">
            {t('review.readings.title')}
          </LinkButton>
        )}
      </header>
      <QueueShelves current={shelf} counts={counts} hrefOf={(show) => hrefOf({ show, mark: undefined })} />
      {/* Mounted again for each address, so that the form shows the current filters and is folded on a small screen. */}
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
      <nav aria-label={t('review.queue.pages')} className="mt-6 flex gap-3">
        {after && <LinkButton href={hrefOf({})}>{t('review.queue.first')}</LinkButton>}
        {next && (
          <LinkButton href={hrefOf({ after: next })} rel="next">
            {t('review.queue.next')}
          </LinkButton>
        )}
      </nav>
    </>
  )
}

type NothingProps = {
  shelf: QueueShelf
  whose: NonNullable<Filters['whose']>
  isNarrowed: boolean
  isLast: boolean
}

/** Why no records are shown, what the shelf is for, and where to look instead. */
function Nothing({ shelf, whose, isNarrowed, isLast }: NothingProps) {
  const t = useTranslations('review.queue')
  const purpose = t(`purpose.${shelf}`)
  const everything = hrefOfQueue({ show: shelf, whose: 'all' })
  if (isLast) return <EmptyState title={t('empty.noMore')}>{purpose}</EmptyState>
  if (isNarrowed || whose === 'claimed' || whose === 'unclaimed')
    return (
      <EmptyState
        title={t('empty.filtered')}
        action={<LinkButton href={everything}>{t('empty.showAll')}</LinkButton>}
      >
        {t('empty.filteredHint')}
      </EmptyState>
    )
  return (
    <EmptyState
      title={t(whose === 'mine' && shelf !== 'returned' ? `empty.${shelf}Mine` : `empty.${shelf}`)}
      action={whose === 'mine' && <LinkButton href={everything}>{t('empty.showAll')}</LinkButton>}
    >
      {purpose}
    </EmptyState>
  )
}
