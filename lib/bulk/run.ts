import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { Invalid, SteleError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { BulkOutcome } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { storedMessage } from '@/lib/messages/stored'
import { applyTo, collect, demandOwnBulk, takeOut, undoOn } from './actions'
import { type BulkChange, type BulkInput, bulkInputSchema, type ChangeOf } from './schema'

type Progress = { signal: AbortSignal; report: (progress: { done: number; total: number }) => void }

export const refusalMessage = (error: unknown): Message => {
  if (!(error instanceof SteleError)) throw error
  return error instanceof Invalid ? (Object.values(error.fields)[0] ?? error.text) : error.text
}

type Ending = { outcome: BulkOutcome; undo?: Prisma.InputJsonObject | null; refusal?: Message | null }

async function note(jobId: string, ids: readonly string[], { outcome, undo, refusal }: Ending) {
  await db.bulkRecord.updateMany({
    where: { jobId, recordId: { in: [...ids] } },
    data: {
      outcome,
      ...(undo && { undo }),
      refusal: refusal ? JSON.parse(JSON.stringify(storedMessage(refusal))) : Prisma.DbNull,
    },
  })
}

/** Records of the job with this outcome, in the order of their ids. */
const recordsOf = async (jobId: string, outcome: BulkOutcome) =>
  db.bulkRecord.findMany({
    where: { jobId, outcome },
    orderBy: { recordId: 'asc' },
    select: { recordId: true, undo: true },
  })

type PerRecord = Exclude<BulkChange, ChangeOf<'COLLECT'>>

/** Works through records one by one; each is a transaction of its own, and what is refused is noted with the reason. */
async function each<Row extends { recordId: string }>(
  jobId: string,
  rows: readonly Row[],
  { signal, report }: Progress,
  work: (row: Row) => Promise<Ending>,
  refused: BulkOutcome,
) {
  let done = 0
  for (const row of rows) {
    signal.throwIfAborted()
    const ending = await work(row).catch((error: unknown) => ({
      outcome: refused,
      refusal: refusalMessage(error),
    }))
    await note(jobId, [row.recordId], ending)
    done += 1
    report({ done, total: rows.length })
  }
}

/**
 * Changes the records that the actor can see, each by the ordinary command with its guards. Called again after an interruption, it goes on with
 * those that wait. Returns how many were changed and refused.
 */
export async function runBulk(member: Actor, jobId: string, { change, ids }: BulkInput, progress: Progress) {
  const actor: Actor = { ...member, bulk: jobId }
  const seen = await db.record.findMany({
    where: { id: { in: ids }, ...visibleTo(actor) },
    select: { id: true },
  })
  await db.bulkRecord.createMany({
    data: seen.map(({ id }) => ({ jobId, recordId: id })),
    skipDuplicates: true,
  })
  const waiting = await recordsOf(jobId, 'WAITING')
  if (change.action === 'COLLECT') await collectAll(actor, jobId, change, waiting)
  else
    await each(
      jobId,
      waiting,
      progress,
      async ({ recordId }) => {
        const undo = await applyTo(actor, change as PerRecord, recordId)
        return { outcome: undo ? 'CHANGED' : 'SAME', undo }
      },
      'REFUSED',
    )
  return countsOf(jobId)
}

async function collectAll(
  actor: Actor,
  jobId: string,
  change: ChangeOf<'COLLECT'>,
  rows: readonly { recordId: string }[],
) {
  const ids = rows.map(({ recordId }) => recordId)
  try {
    const { added, undo } = await collect(actor, change, ids)
    await note(jobId, added, { outcome: 'CHANGED', undo })
    await note(
      jobId,
      ids.filter((id) => !added.includes(id)),
      { outcome: 'SAME' },
    )
  } catch (error) {
    await note(jobId, ids, { outcome: 'REFUSED', refusal: refusalMessage(error) })
  }
}

/** Undoes what a job of the actor changed, record by record; one that was changed since stays, with the reason. */
export async function undoBulk(member: Actor, jobId: string, progress: Progress) {
  const { input } = await demandOwnBulk(member, jobId)
  const { change } = bulkInputSchema.parse(input)
  const actor: Actor = { ...member, bulk: jobId }
  const changed = await recordsOf(jobId, 'CHANGED')
  if (change.action === 'COLLECT') {
    const ids = changed.map(({ recordId }) => recordId)
    const [first] = changed
    if (first)
      try {
        await takeOut(actor, change, ids, first.undo)
        await note(jobId, ids, { outcome: 'UNDONE' })
      } catch (error) {
        await note(jobId, ids, { outcome: 'UNDO_REFUSED', refusal: refusalMessage(error) })
      }
  } else
    await each(
      jobId,
      changed,
      progress,
      async ({ recordId, undo }) => {
        await undoOn(actor, change as PerRecord, recordId, undo)
        return { outcome: 'UNDONE' }
      },
      'UNDO_REFUSED',
    )
  return countsOf(jobId)
}

/** The number of records of a job by outcome. */
export async function countsOf(jobId: string): Promise<Record<BulkOutcome, number>> {
  const rows = await db.bulkRecord.groupBy({ by: ['outcome'], where: { jobId }, _count: true })
  const none = { WAITING: 0, CHANGED: 0, SAME: 0, REFUSED: 0, UNDONE: 0, UNDO_REFUSED: 0 }
  return Object.assign(none, Object.fromEntries(rows.map(({ outcome, _count }) => [outcome, _count])))
}

/** What a job did, in one sentence. */
export const summaryOf = (counts: Record<BulkOutcome, number>): Message => message('bulk.done', counts)
