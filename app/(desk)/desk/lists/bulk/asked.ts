import { z } from 'zod'
import { type BulkAction, bulkActions, MOST_CHOSEN, type Selection } from '@/lib/bulk/schema'
import { queryOf } from '@/lib/lists/address'
import { isListId, type ListId } from '@/lib/lists/columns'

export type Query = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const idSchema = z.uuid()

/** What is in an address beside the filters of the list. */
const own = ['list', 'all', 'action', 'id']

/** The list and its entries that an address asks for: those that were ticked, or all that its filters select. Ignores values that aren't valid. */
export function selectionIn(query: Query): Selection {
  const asked = one(query.list) ?? ''
  const list: ListId = isListId(asked) ? asked : 'records'
  const filters = Object.entries(query).filter(([name]) => !own.includes(name))
  if (one(query.all) === 'yes')
    return { list, query: queryOf(Object.fromEntries(filters.map(([name, value]) => [name, one(value)]))) }
  const ids = [query.id ?? []].flat().filter((id) => idSchema.safeParse(id).success)
  return { list, ids: ids.slice(0, MOST_CHOSEN) }
}

/** The address of the form for these entries. */
export const hrefOfBulk = ({ list, ids, query }: Selection, action?: BulkAction): string => {
  const chosen = ids ? ids.map((id): [string, string] => ['id', id]) : [['all', 'yes'] as [string, string]]
  const values = [['list', list] as [string, string], ...chosen, ...new URLSearchParams(query)]
  if (action) values.push(['action', action])
  return `/desk/lists/bulk?${new URLSearchParams(values)}`
}

/** The action that an address asks for, of those that entries of the list can have: the first one unless it is another. */
export const actionIn = (query: Query, actions: readonly BulkAction[]): BulkAction =>
  actions.find((known) => known === one(query.action)) ?? actions[0] ?? 'FIELD'

/** What a member can do with many entries of the list. */
export const actionsFor = (list: ListId, writesAll: boolean): BulkAction[] =>
  list === 'records'
    ? bulkActions.filter((action) => writesAll || (action !== 'ASSIGN' && action !== 'COLLECT'))
    : ['FIELD']
