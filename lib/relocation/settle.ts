import 'server-only'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { bindPassage } from '@/lib/holdings/passages'
import { type Given, parseId, parseInput } from '@/lib/input'
import { filledProseOf } from '@/lib/text/characters'
import { layerOf } from './cited-passages'
import { holdCiting, moveOpen } from './moves'

const wordsSchema = z.strictObject({
  start: z.coerce.number('Choose the words.').int('Choose the words.').min(0, 'Choose the words.'),
  end: z.coerce.number('Choose the words.').int('Choose the words.').min(1, 'Choose the words.'),
})
const keepSchema = z.strictObject({ reason: filledProseOf(500, 'Say why it stays in the old copy.') })

/** Whether all is settled, or records that are not open still rest on the old passage. */
export type Settled = { moved: number; waiting: number }

async function waitingRow(client: Tx, id: string) {
  const row = await client.relocation.findUnique({
    where: { id },
    select: { id: true, passageId: true, holdingId: true, toPassageId: true, resolvedAt: true },
  })
  if (!row) throw new NotFound()
  if (row.resolvedAt !== null) throw new Conflict('This passage is settled already.')
  return row
}

const settled = () => new Conflict('Somebody else settled this passage meanwhile.')

/** Moves what is open to the place and writes down what still waits; by compare-and-set on the row that was read. */
async function settle(
  tx: Tx,
  actor: Actor,
  row: Awaited<ReturnType<typeof waitingRow>>,
  placeOf: () => Promise<string>,
): Promise<Settled> {
  const records = await holdCiting(tx, actor, [row.passageId])
  const toPassageId = await placeOf()
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
  if (count === 0) throw settled()
  if (waiting === 0)
    await tx.relocation.updateMany({
      where: { passageId: row.passageId, id: { not: row.id }, resolvedAt: null },
      data: { resolvedById: actor.id, resolvedAt: new Date(), reason: 'Settled with another copy.' },
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

/** A person says where the words stand in the better copy. Open drafts are moved there; the others wait. */
export async function moveToWords(
  actor: Actor,
  relocationId: string,
  words: Given<typeof wordsSchema>,
): Promise<Settled> {
  demand(actor, 'writeAll')
  const id = parseId(relocationId)
  const range = parseInput(wordsSchema, words)
  const { holdingId } = await waitingRow(db, id)
  const layer = await layerOf(db, holdingId)
  return transaction(async (tx) => {
    const row = await waitingRow(tx, id)
    return settle(tx, actor, row, async () => (await bindPassage(tx, actor, layer, range)).id)
  })
}

/** Moves the records that have been opened since to the place that is known. `Conflict` while no place is known. */
export async function moveWaiting(actor: Actor, relocationId: string): Promise<Settled> {
  demand(actor, 'writeAll')
  const id = parseId(relocationId)
  return transaction(async (tx) => {
    const row = await waitingRow(tx, id)
    const place = row.toPassageId
    if (place === null) throw new Conflict('Say first where the words stand in the better copy.')
    return settle(tx, actor, row, async () => place)
  })
}

/** A person decides that the passage stays in the old copy, with the reason: nothing is moved, and nothing waits any more. */
export async function keepInOldCopy(
  actor: Actor,
  relocationId: string,
  input: Given<typeof keepSchema>,
): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(relocationId)
  const { reason } = parseInput(keepSchema, input)
  await transaction(async (tx) => {
    const row = await waitingRow(tx, id)
    const { count } = await tx.relocation.updateMany({
      where: { id, resolvedAt: null },
      data: { reason, resolvedById: actor.id, resolvedAt: new Date() },
    })
    if (count === 0) throw settled()
    await recordEvent(tx, {
      actor,
      action: 'passage.keep',
      subjectType: 'passage',
      subjectId: row.passageId,
      detail: { relocation: id, reason },
    })
  })
}
