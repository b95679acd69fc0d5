import { z } from 'zod'
import { cursorSchema } from '@/lib/input'
import { isKindId } from '@/lib/records/kinds'
import { faultyCharacters } from '@/lib/text/characters'

export const queueShelves = ['review', 'publish', 'returned'] as const
export type QueueShelf = (typeof queueShelves)[number]

/** Marks of waiting records, in display order. A record can have several. */
export const queueMarks = ['new', 'edited', 'source', 'warning', 'overdue'] as const
export type QueueMark = (typeof queueMarks)[number]

/** Options for the least number of days waited. */
export const queueAges = ['1', '7', '30', '90'] as const

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** The filters in the address of the queue. A value that can't be read filters nothing. */
export const queueFiltersSchema = z.object({
  show: optional(z.enum(queueShelves)),
  kind: optional(z.string().refine(isKindId)),
  language: optional(z.string().regex(/^[A-Za-z0-9-]{1,35}$/)),
  /** Text of a title. */
  q: optional(
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => faultyCharacters(text) === null),
  ),
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
  after: optional(cursorSchema),
})
export type QueueFilters = z.output<typeof queueFiltersSchema>

/** The address of the queue with these filters. */
export function hrefOfQueue(filters: QueueFilters): string {
  const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length > 0 ? `/desk/queue?${new URLSearchParams(given)}` : '/desk/queue'
}
