import 'server-only'
import type { Actor } from '@/lib/access'
import { bulkLists } from './lists'
import type { Selection } from './schema'

/** Ids that are read at once. */
const PORTION = 1_000

const valuesIn = (query: string) => Object.fromEntries(new URLSearchParams(query))

/** The number of selected entries that the actor sees. */
export const countSelected = async (actor: Actor, { list, ids, query = '' }: Selection): Promise<number> =>
  ids ? (await bulkLists[list].seen(actor, ids)).length : bulkLists[list].count(actor, valuesIn(query))

/** The ids of selected entries behind an id, in the order of ids, at most `most`. Of chosen ones also those that the actor doesn't see. */
export async function selectedAfter(
  actor: Actor,
  { list, ids, query = '' }: Selection,
  after: string | null,
  most: number,
): Promise<string[]> {
  if (!ids) return bulkLists[list].idsAfter(actor, valuesIn(query), after, most)
  return [...new Set(ids)]
    .sort()
    .filter((id) => after === null || id > after)
    .slice(0, most)
}

/** The ids of all selected entries that the actor sees, a portion at a time. */
export async function* selectedPortions(actor: Actor, selection: Selection): AsyncGenerator<string[]> {
  const { list, ids } = selection
  if (ids) {
    yield await bulkLists[list].seen(actor, ids)
    return
  }
  for (let after: string | null = null; ; ) {
    const portion = await selectedAfter(actor, selection, after, PORTION)
    if (portion.length > 0) yield portion
    if (portion.length < PORTION) return
    after = portion.at(-1) ?? null
  }
}
