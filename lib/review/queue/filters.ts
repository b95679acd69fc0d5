import { z } from 'zod'
import { cursorSchema } from '@/lib/input'
import { isKindId } from '@/lib/records/kinds'
import { faultyCharacters } from '@/lib/text/characters'

export const queueShelves = ['review', 'publish', 'returned'] as const
export type QueueShelf = (typeof queueShelves)[number]

/** Marks of what waits, in the order in which they are shown. A record may bear several. */
export const queueMarks = ['new', 'edited', 'source', 'warning', 'overdue'] as const
export type QueueMark = (typeof queueMarks)[number]

/** Days that one can ask to have been waited at least. */
export const queueAges = ['1', '7', '30', '90'] as const

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** What the queue is narrowed to, as it stands in its address. What cannot be read there filters nothing. */
export const queueFiltersSchema = z.object({
  show: optional(z.enum(queueShelves)),
  kind: optional(z.string().refine(isKindId)),
  language: optional(z.string().regex(/^[A-Za-z0-9-]{1,35}$/)),
  /** Words of a title. */
  q: optional(
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => faultyCharacters(text) === null),
  ),
  /** Id of a source that is cited in what was submitted. */
  source: optional(z.uuid()),
  mark: optional(z.enum(queueMarks)),
  /** Waiting for so many days at least. */
  age: optional(z.enum(queueAges)),
  /**
   * To review and to publish: `mine`, what the reader can take (not written by them, not claimed by another); `claimed` by them; `unclaimed`
   * by anybody. Returned: `mine`, what they wrote in.
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
