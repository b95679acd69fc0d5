import { z } from 'zod'
import {
  type BulkAction,
  type BulkChange,
  bulkActions,
  bulkChangeSchema,
  MOST_RECORDS,
} from '@/lib/bulk/schema'
import { issuesIn } from '@/lib/input'
import type { Message } from '@/lib/messages/message'

export type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value

/** The values of the form, by their names. */
export const valuesOf = (query: Query): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, one(value)]))

const idSchema = z.uuid()

/** The records that were chosen one by one. */
export const idsOf = ({ id }: Query): string[] =>
  (id === undefined ? [] : [id].flat())
    .filter((one) => idSchema.safeParse(one).success)
    .slice(0, MOST_RECORDS)

/** The action that was chosen; tags unless it is another. */
export const actionOf = ({ action }: Query): BulkAction =>
  bulkActions.find((known) => known === one(action)) ?? 'TAG'

/** The change that the form asks for, or what is wrong with it. */
export function changeOf(query: Query): { change: BulkChange } | { faults: Record<string, Message> } {
  const { tags, memberId, task, dueOn, collectionId, field, mode, value, message } = valuesOf(query)
  const action = actionOf(query)
  const given = {
    TAG: {
      tags: (tags ?? '')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    },
    ASSIGN: { memberId, task, dueOn: dueOn || null },
    COLLECT: { collectionId },
    FIELD: { field, mode, value },
    SUBMIT: { message },
  }[action]
  const read = bulkChangeSchema.safeParse({ action, ...given })
  return read.success ? { change: read.data } : { faults: issuesIn(read.error) }
}
