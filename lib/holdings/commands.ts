import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { changedFields } from '@/lib/changed-fields'
import { joined, storedContributors } from '@/lib/contributions/contributors'
import { dateOfDay, isoDay } from '@/lib/dates/days'
import { isReferenced, type Tx } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { canonicalJson } from '@/lib/hashing'
import { demandReadable } from '@/lib/holdings/access'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'

import { holdingRests } from './dependents'
import { dropUnusedBytes, lockBytes, removeUnusedFiles } from './media-files'
import { thisCopy, withoutOpening } from './narrowing'
import { getHolding } from './queries'
import { descriptionFields, descriptionSchema, sheetSchema } from './schema'

type Description = Given<typeof descriptionSchema>

/** What the log records of a description, without the access, which the event names itself. */
const told = ({ access: _, obtainedOn, ...rest }: { access: string; obtainedOn: Date | null }) => ({
  ...rest,
  obtainedOn: isoDay(obtainedOn),
})

/** Makes others who change this copy wait. Returns its contributors with the actor among those of these parts. */
async function joinedBy(tx: Tx, actor: Actor, id: string, parts: readonly string[]) {
  const [copy] = await tx.$queryRaw<{ contributors: unknown }[]>`
    SELECT contributors FROM "Holding" WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return joined(storedContributors(copy?.contributors ?? {}), parts, [actor.id])
}

/**
 * Corrects the provenance and rights of a copy; the copy and its text don't change. `was` is the description that the editor saw: when it was
 * changed since, `Conflict` with the current one. The actor joins the contributors of what they change. Readers see less at once, and more with
 * the next edition only.
 */
export async function describeHolding(actor: Actor, holdingId: string, was: Description, input: Description) {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  const columns = (description: Description) => {
    const { obtainedOn, ...rest } = parseInput(descriptionSchema, description)
    return { ...rest, obtainedOn: dateOfDay(obtainedOn) }
  }
  const [before, data] = [columns(was), columns(input)]
  const parts = descriptionFields.filter((name) => canonicalJson(before[name]) !== canonicalJson(data[name]))
  await transactionAs(actor, async (tx) => {
    await demandReadable(tx, actor, id)
    const contributors = await joinedBy(tx, actor, id, parts)
    const { count } = await withoutOpening(tx, thisCopy(id), () =>
      tx.holding.updateMany({ where: { id, ...before }, data: { ...data, contributors } }),
    )
    if (count === 0) {
      const { obtainedFrom, obtainedOn, rights, access, shown, note } = await getHolding(actor, id)
      const day = isoDay(obtainedOn) ?? ''
      const current = { obtainedFrom, obtainedOn: day, rights, access, shown, note }
      throw new Conflict(message('holdings.errors.changed'), current)
    }
    await recordEvent(tx, {
      actor,
      action: 'holding.describe',
      subjectType: 'holding',
      subjectId: id,
      detail: {
        access: data.access,
        fields: changedFields(told(before), told(data), ['obtainedOn', 'shown']),
      },
    })
  })
}

/**
 * Notes, once, which printed page a sheet of a copy is, for a document that doesn't name its pages. Passages that are made from then on have
 * printed pages; those that exist keep their locators. The actor joins the contributors of the copy: these pages become locators, and readers see
 * them in a copy that is shown as a whole. `Conflict` when it was noted already.
 */
export async function stateFirstPage(actor: Actor, holdingId: string, input: Given<typeof sheetSchema>) {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  const { sheet, page } = parseInput(sheetSchema, input)
  await transactionAs(actor, async (tx) => {
    await demandReadable(tx, actor, id)
    const contributors = await joinedBy(tx, actor, id, ['firstPage'])
    const { count } = await tx.holding.updateMany({
      where: { id, firstPage: null },
      data: { firstPage: page - sheet + 1, contributors },
    })
    if (count === 0) throw new Conflict(message('holdings.errors.pagesStated'))
    await recordEvent(tx, {
      actor,
      action: 'holding.pages',
      subjectType: 'holding',
      subjectId: id,
      detail: { sheet, page },
    })
  })
}

/** Deletes a copy with its text, unless a passage or a verdict depends on it: then `Conflict` with the list. */
export async function deleteHolding(actor: Actor, holdingId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  try {
    const hash = await transactionAs(actor, async (tx) => {
      const holding = await tx.holding.findUnique({ where: { id }, select: { sha256: true, sourceId: true } })
      if (!holding) throw new NotFound()
      await demandReadable(tx, actor, id)
      await lockBytes(tx, holding.sha256)
      await tx.textLayer.deleteMany({ where: { holdingId: id } })
      await tx.holding.delete({ where: { id } })
      await removeUnusedFiles(tx, [holding.sha256])
      await recordEvent(tx, {
        actor,
        action: 'holding.delete',
        subjectType: 'holding',
        subjectId: id,
        detail: holding,
      })
      return holding.sha256
    })
    await dropUnusedBytes(hash)
  } catch (error) {
    if (!isReferenced(error)) throw error
    throw new Conflict(message('holdings.errors.inUse'), await holdingRests(actor, id))
  }
}
