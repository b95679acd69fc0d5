import { type Message, message } from '@/lib/messages/message'
import type { QueueFilters, QueueShelf } from '@/lib/review/queue/filters'
import type { QueueRow, Waiting } from '@/lib/review/queue/row'

type Whose = NonNullable<QueueFilters['whose']>

const whoseOfWaiting = ['mine', 'claimed', 'unclaimed', 'all'] as const satisfies readonly Whose[]
const whoseOfReturned = ['mine', 'all'] as const satisfies readonly Whose[]

/** Whose records a shelf can be narrowed to. */
export const whoseOptions = (shelf: QueueShelf): readonly { value: Whose; label: Message }[] =>
  shelf === 'returned'
    ? whoseOfReturned.map((value) => ({ value, label: message(`review.queue.filters.returned.${value}`) }))
    : whoseOfWaiting.map((value) => ({ value, label: message(`review.queue.filters.${shelf}.${value}`) }))

/** Counts above this are shown as "1,000+". */
const MOST = 1000

export const countMessage = (count: number): Message =>
  count > MOST ? message('review.queue.countMore', { count: MOST }) : message('review.queue.count', { count })

/** "Accounts (3)"; only the label where the count isn't known. */
export const withCount = (label: Message | string, count: number | null): Message | string =>
  count === null ? label : message('review.queue.withCount', { label, count: countMessage(count) })

/** The number of subjects that are named; the others are counted. */
const NAMED = 6
const listed = (names: readonly Message[]) =>
  names.length > NAMED
    ? [...names.slice(0, NAMED), message('review.queue.changes.more', { count: names.length - NAMED })]
    : names

/** Lists the changes since the previous submission, one sentence each; none when there was no previous one. */
export function changeMessages({ comparedWith, marks, changed, added, removed }: Waiting): Message[] {
  if (comparedWith === null) return []
  const changes: (Message | false)[] = [
    changed.length > 0 && message('review.queue.changes.changed', { names: listed(changed) }),
    added.length > 0 && message('review.queue.changes.added', { names: listed(added) }),
    removed > 0 && message('review.queue.changes.removed', { count: removed }),
  ]
  const named = changes.filter((change) => change !== false)
  if (named.length > 0) return named
  return [message(`review.queue.changes.${marks.includes('edited') ? 'aroundOnly' : 'none'}`)]
}

/** Says how much of the record is still to be checked. */
export const openMessage = ({ open, subjects }: Waiting): Message =>
  open === null
    ? message('review.queue.table.notCounted')
    : message('review.queue.table.open', { open, subjects })

/** The number of the edition it is to become, and how often it was submitted for it. */
export const makingMessage = ({ making, rounds, live }: QueueRow): Message =>
  message('review.queue.table.making', {
    making,
    rounds,
    withdrawn: making > 1 && live === null ? 'yes' : 'no',
  })
