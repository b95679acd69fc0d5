import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { columnsIn, type ListColumn, type ListId, lists } from './columns'

/** A filter of a list that a member saved: its name, and the query of the list's address. */
export type SavedFilter = {
  id: string
  name: string
  query: string
  isShared: boolean
  isOwn: boolean
  by: string
}

/** The columns of the list that the actor chose, or the usual ones. */
export async function chosenColumns<List extends ListId>(
  actor: Actor,
  list: List,
): Promise<ListColumn<List>[]> {
  const row = await db.listChoice.findUnique({
    where: { memberId_list: { memberId: actor.id, list } },
    select: { columns: true },
  })
  return columnsIn(list, row?.columns ?? lists[list].usual)
}

/** The actor's saved filters of the list, and those that others share, by name. */
export async function savedFilters(actor: Actor, list: ListId): Promise<SavedFilter[]> {
  const rows = await db.savedFilter.findMany({
    where: { list, OR: [{ memberId: actor.id }, { isShared: true }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 100,
    select: {
      id: true,
      name: true,
      query: true,
      isShared: true,
      member: { select: { id: true, name: true } },
    },
  })
  return rows.map(({ member, ...row }) => ({ ...row, isOwn: member.id === actor.id, by: member.name }))
}
