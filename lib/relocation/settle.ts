import 'server-only'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import type { Tx } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { demandReadable } from '@/lib/holdings/access'
import { bindPassage } from '@/lib/holdings/passages'
import { type Given, parseId, parseInput } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { getTranslator } from '@/lib/settings/language'
import { filledProseOf } from '@/lib/text/characters'
import { lockCiting, moveOpen } from './moves'

const missing = issue('relocation.passageMissing')
const rangeSchema = z.strictObject({
  start: z.coerce.number(missing).int(missing).min(0, missing),
  end: z.coerce.number(missing).int(missing).min(1, missing),
})
const keepSchema = z.strictObject({ reason: filledProseOf(500, issue('relocation.reasonMissing')) })

/** `waiting`: records that can't be edited now and still cite the old passage. */
type Settled = { moved: number; waiting: number }

/** An open relocation between two copies that the actor can read. */
async function waitingRow(client: Tx, actor: Actor, id: string) {
  const row = await client.relocation.findUnique({
    where: { id },
    select: {
      id: true,
      passageId: true,
      holdingId: true,
      textLayer: { select: { id: true, text: true, locators: true } },
      toPassageId: true,
      resolvedAt: true,
      passage: { select: { textLayer: { select: { holdingId: true } } } },
    },
  })
  if (!row) throw new NotFound()
  await demandReadable(client, actor, row.passage.textLayer.holdingId)
  await demandReadable(client, actor, row.holdingId)
  if (row.resolvedAt !== null) throw new Conflict(message('relocation.alreadyDecided'))
  return row
}

const decided = () => new Conflict(message('relocation.decidedMeanwhile'))

/** Moves the records that can be edited and notes whether others still wait, by compare-and-set on the row that was read. */
async function settle(
  tx: Tx,
  actor: Actor,
  row: Awaited<ReturnType<typeof waitingRow>>,
  bind: () => Promise<string>,
): Promise<Settled> {
  const records = await lockCiting(tx, actor, [row.passageId])
  const toPassageId = await bind()
  await moveOpen(tx, actor, records, new Map([[row.passageId, toPassageId]]), row.holdingId)
  const waiting = records.filter(({ isOpen }) => !isOpen).length
  const { count } = await tx.relocation.updateMany({
    where: { id: row.id, resolvedAt: null, toPassageId: row.toPassageId },
    data: {
      toPassageId,
      ...(waiting > 0
        ? { outcome: 'UNDER_REVIEW' as const }
        : { resolvedById: actor.id, resolvedAt: new Date() }),
    },
  })
  if (count === 0) throw decided()
  const t = await getTranslator()
  if (waiting === 0)
    await tx.relocation.updateMany({
      where: { passageId: row.passageId, id: { not: row.id }, resolvedAt: null },
      data: { resolvedById: actor.id, resolvedAt: new Date(), reason: t('relocation.decidedForOther') },
    })
  const moved = records.length - waiting
  await recordEvent(tx, {
    actor,
    action: 'passage.relocate',
    subjectType: 'passage',
    subjectId: row.passageId,
    detail: { relocation: row.id, to: toPassageId, moved, waiting },
  })
  return { moved, waiting }
}

/** Decides where the passage is in the better copy. Moves open drafts to it; the others wait. */
export async function moveToPassage(
  actor: Actor,
  relocationId: string,
  passage: Given<typeof rangeSchema>,
): Promise<Settled> {
  demand(actor, 'writeAll')
  const id = parseId(relocationId)
  const range = parseInput(rangeSchema, passage)
  return transactionAs(actor, async (tx) => {
    const row = await waitingRow(tx, actor, id)
    return settle(tx, actor, row, async () => (await bindPassage(tx, actor, row.textLayer, range)).id)
  })
}

/** Moves the records that can be edited now to the passage that was found. `Conflict` when none was found. */
export async function moveWaiting(actor: Actor, relocationId: string): Promise<Settled> {
  demand(actor, 'writeAll')
  const id = parseId(relocationId)
  return transactionAs(actor, async (tx) => {
    const row = await waitingRow(tx, actor, id)
    const place = row.toPassageId
    if (place === null) throw new Conflict(message('relocation.passageUnknown'))
    return settle(tx, actor, row, async () => place)
  })
}

/** Decides, with a reason, that citations stay on the older copy. Nothing is moved, and nothing waits any more. */
export async function keepInOldCopy(
  actor: Actor,
  relocationId: string,
  input: Given<typeof keepSchema>,
): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(relocationId)
  const { reason } = parseInput(keepSchema, input)
  await transactionAs(actor, async (tx) => {
    const row = await waitingRow(tx, actor, id)
    const { count } = await tx.relocation.updateMany({
      where: { id, resolvedAt: null },
      data: { reason, resolvedById: actor.id, resolvedAt: new Date() },
    })
    if (count === 0) throw decided()
    await recordEvent(tx, {
      actor,
      action: 'passage.keep',
      subjectType: 'passage',
      subjectId: row.passageId,
      detail: { relocation: id, reason },
    })
  })
}
