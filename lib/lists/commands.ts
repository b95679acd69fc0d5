import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { type Given, parseId, parseInput } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { filledLineOf, lineOf } from '@/lib/text/characters'
import { columnsIn, isListId, type ListId } from './columns'

const listSchema = z.string().refine((text): text is ListId => isListId(text))

const columnsSchema = z.strictObject({ list: listSchema, columns: z.array(z.string()).max(50) })

/** Remembers which columns of a list the actor wants to see. Columns that the list doesn't have are left out. */
export async function chooseColumns(actor: Actor, input: Given<typeof columnsSchema>): Promise<void> {
  const { list, columns } = parseInput(columnsSchema, input)
  const known = columnsIn(list, columns)
  await db.listChoice.upsert({
    where: { memberId_list: { memberId: actor.id, list } },
    create: { memberId: actor.id, list, columns: known },
    update: { columns: known },
    select: { list: true },
  })
}

/** The most filters of one list that a member can save. */
const MOST = 50

const filterSchema = z.strictObject({
  list: listSchema,
  name: filledLineOf(80, issue('lists.filterNameMissing')),
  query: lineOf(1_000),
  isShared: z.boolean(),
})

/**
 * Saves a filter of a list under a name, for the actor alone or for all members. One of the actor's own with the same name is replaced.
 * `Conflict` when there are fifty already.
 */
export async function saveFilter(actor: Actor, input: Given<typeof filterSchema>): Promise<{ id: string }> {
  const { list, name, isShared, query } = parseInput(filterSchema, input)
  const kept = withoutPosition(query)
  return transactionAs(actor, async (tx) => {
    const count = await tx.savedFilter.count({ where: { memberId: actor.id, list, name: { not: name } } })
    if (count >= MOST) throw new Conflict(message('lists.tooManyFilters', { maximum: MOST }))
    return tx.savedFilter.upsert({
      where: { memberId_list_name: { memberId: actor.id, list, name } },
      create: { memberId: actor.id, list, name, query: kept, isShared },
      update: { query: kept, isShared },
      select: { id: true },
    })
  })
}

/** A filter begins at the first page. */
function withoutPosition(query: string): string {
  const kept = new URLSearchParams(query)
  for (const name of ['after', 'cursor', 'page']) kept.delete(name)
  return kept.toString()
}

/** Deletes a saved filter: one's own, or a shared one for those who manage the archive. `NotFound` for any other. */
export async function deleteFilter(actor: Actor, filterId: string): Promise<void> {
  const id = parseId(filterId)
  const { count } = await db.savedFilter.deleteMany({
    where: can(actor, 'manageSettings')
      ? { id, OR: [{ memberId: actor.id }, { isShared: true }] }
      : { id, memberId: actor.id },
  })
  if (count === 0) throw new NotFound()
}
