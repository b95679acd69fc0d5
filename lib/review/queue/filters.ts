import { z } from 'zod'
import { hrefWith } from '@/lib/lists/address'
import { commonFilters, optional } from '@/lib/records/filters'

export const queueShelves = ['review', 'publish', 'returned'] as const
export type QueueShelf = (typeof queueShelves)[number]

/** Marks of waiting records, in display order. A record can have several. */
export const queueMarks = ['new', 'edited', 'source', 'reading', 'warning', 'overdue'] as const
export type QueueMark = (typeof queueMarks)[number]

/** Options for the least number of days waited. */
export const queueAges = ['1', '7', '30', '90'] as const

/** The filters in the address of the queue. A value that can't be read filters nothing. */
export const queueFiltersSchema = z.object({
  ...commonFilters,
  show: optional(z.enum(queueShelves)),
  /** Id of a source that is cited in the submitted text. */
  source: optional(z.uuid()),
  mark: optional(z.enum(queueMarks)),
  /** Waiting for so many days at least. */
  age: optional(z.enum(queueAges)),
  /**
   * To review and to publish: `mine`, records that the reader can take (not written by them, not claimed by another); `claimed` by them;
   * `unclaimed` by anyone. Returned: `mine`, records they wrote part of.
   */
  whose: optional(z.enum(['mine', 'claimed', 'unclaimed', 'all'])),
})
export type QueueFilters = z.output<typeof queueFiltersSchema>

/** The address of the queue with these filters. */
export const hrefOfQueue = (filters: QueueFilters): string => hrefWith('/desk/queue', filters)
