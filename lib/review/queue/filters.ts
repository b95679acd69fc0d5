import { z } from 'zod'
import { isKindId } from '@/lib/records/kinds'

export const queueShelves = ['review', 'publish', 'returned'] as const
export type QueueShelf = (typeof queueShelves)[number]

/** What the queue is narrowed to, as it stands in its address. What cannot be read there filters nothing. */
export const queueFiltersSchema = z.object({
  show: z.enum(queueShelves).optional().catch(undefined),
  kind: z.string().refine(isKindId).optional().catch(undefined),
  /** `mine`: review and publish: what somebody else must do is left out; returned: only what the reader wrote in. */
  whose: z.enum(['mine', 'all']).optional().catch(undefined),
  after: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
})
export type QueueFilters = z.output<typeof queueFiltersSchema>
