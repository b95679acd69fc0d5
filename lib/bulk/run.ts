import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound, SteleError } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { BulkOutcome } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { storedMessage } from '@/lib/messages/stored'
import { collect, takeOut } from './actions'
import { EARLIER, storedInputSchema, takeOver } from './earlier'
import type { Undo } from './list'
import { bulkLists } from './lists'
import { type BulkInput, type ChangeOf, tooMany } from './schema'
import { selectedPortions } from './selection'

type Work = {
  signal: AbortSignal
  /** True when an earlier run was interrupted. */
  isRepeated: boolean
  report: (progress: { done: number; total: number }) => void
}

/** Entries that are read from the list of a job at once. */
const PORTION = 200

const refusalMessage = (error: unknown): Message => {
  if (!(error instanceof SteleError)) throw error
  return error instanceof Invalid ? (Object.values(error.fields)[0] ?? error.text) : error.text
}

type Ending = { outcome: BulkOutcome; undo?: Undo; refusal?: Message }

async function note(jobId: string, ids: readonly string[], { outcome, undo, refusal }: Ending) {
  await db.bulkEntry.updateMany({
    where: { jobId, entryId: { in: [...ids] } },
    data: {
      outcome,
      ...(undo && { undo }),
      refusal: refusal ? JSON.parse(JSON.stringify(storedMessage(refusal))) : Prisma.DbNull,
    },
  })
}

type Row = { entryId: string; undo: Prisma.JsonValue }

/** Entries of the job with this outcome, in the order of their ids, a portion at a time; each is met once. */
async function* rowsOf(jobId: string, outcome: BulkOutcome): AsyncGenerator<Row> {
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await db.bulkEntry.findMany({
      where: { jobId, outcome, ...(after !== null && { entryId: { gt: after } }) },
      orderBy: { entryId: 'asc' },
      take: PORTION,
      select: { entryId: true, undo: true },
    })
    yield* rows
    after = rows.at(-1)?.entryId ?? null
    if (after === null) return
  }
}

async function allOf(jobId: string, outcome: BulkOutcome): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of rowsOf(jobId, outcome)) rows.push(row)
  return rows
}

/** Works through entries one by one; each is a transaction of its own, and what is refused is noted with the reason. */
async function each(
  jobId: string,
  { from, refused }: { from: 'WAITING' | 'CHANGED'; refused: 'REFUSED' | 'UNDO_REFUSED' },
  { signal, report }: Work,
  work: (row: Row) => Promise<Ending>,
) {
  const counts = await countsOf(jobId)
  const total =
    from === 'WAITING' ? Object.values(counts).reduce((sum, count) => sum + count) : counts.CHANGED
  let done = total - counts[from]
  for await (const row of rowsOf(jobId, from)) {
    signal.throwIfAborted()
    const ending = await work(row).catch((error: unknown) => ({
      outcome: refused,
      refusal: refusalMessage(error),
    }))
    await note(jobId, [row.entryId], ending)
    done += 1
    report({ done, total })
  }
}

/** Writes the list of the entries that the job changes. Repeated after an interruption, it adds those that are missing. */
async function select(actor: Actor, jobId: string, { change, ...selection }: BulkInput, signal: AbortSignal) {
  let count = 0
  for await (const ids of selectedPortions(actor, selection)) {
    signal.throwIfAborted()
    count += ids.length
    const refusal = tooMany(change, count)
    if (refusal) throw new Invalid({ '': refusal })
    await db.bulkEntry.createMany({
      data: ids.map((entryId) => ({ jobId, entryId })),
      skipDuplicates: true,
    })
  }
}

/**
 * How often a job changed an entry: once, and once more where it was undone. An interrupted run can have changed one without noting it; the event of the
 * change names the job. It needn't be the first that waits: entries are selected again, and runs can be interrupted more than once. A step that was refused because of a hidden name is
 * an event, too, and no change.
 */
const changesBy = (jobId: string, entryId: string) =>
  db.event.count({
    where: {
      subjectId: entryId,
      action: { not: 'record.hidden-name' },
      detail: { detail: { path: ['bulk'], equals: jobId } },
    },
  })

/**
 * Changes the entries that the actor can see, each by the ordinary command with its guards; one that was changed after the preview stays as it is. Called
 * again after an interruption, it goes on with those that wait. Returns how many were changed and refused.
 */
export async function runBulk(member: Actor, jobId: string, input: BulkInput, work: Work) {
  const actor: Actor = { ...member, bulk: jobId }
  const { list, change, seenAt } = input
  await select(actor, jobId, input, work.signal)
  if (change.action === 'COLLECT') {
    await collectAll(actor, jobId, change)
    return countsOf(jobId)
  }
  const room = bulkLists[list]
  await each(jobId, { from: 'WAITING', refused: 'REFUSED' }, work, async ({ entryId }) => {
    if (work.isRepeated && (await changesBy(jobId, entryId)) > 0) return { outcome: 'CHANGED' }
    const undo = await room.apply(actor, change, entryId, seenAt ? new Date(seenAt) : null)
    return { outcome: undo ? 'CHANGED' : 'SAME', undo }
  })
  return countsOf(jobId)
}

async function collectAll(actor: Actor, jobId: string, change: ChangeOf<'COLLECT'>) {
  const ids = (await allOf(jobId, 'WAITING')).map(({ entryId }) => entryId)
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

/** The change that a job of the actor makes. `NotFound` for a job of someone else. */
export async function demandOwnBulk(actor: Actor, jobId: string) {
  const job = await db.job.findFirst({
    where: { id: jobId, kind: { in: ['bulk', EARLIER.change] }, startedById: actor.id },
    select: { kind: true, input: true, endedAt: true },
  })
  const input = storedInputSchema.safeParse(job?.input)
  if (!job || !input.success) throw new NotFound()
  if (job.kind === EARLIER.change) await takeOver(jobId)
  return { ...input.data, isDone: job.endedAt !== null }
}

/** Undoes what a job of the actor changed, entry by entry; one that was changed since stays, with the reason. */
export async function undoBulk(member: Actor, jobId: string, work: Work) {
  const { list, change } = await demandOwnBulk(member, jobId)
  const actor: Actor = { ...member, bulk: jobId }
  if (change.action === 'COLLECT') {
    const changed = await allOf(jobId, 'CHANGED')
    const ids = changed.map(({ entryId }) => entryId)
    const [first] = changed
    if (first)
      try {
        await takeOut(actor, change, ids, first.undo)
        await note(jobId, ids, { outcome: 'UNDONE' })
      } catch (error) {
        await note(jobId, ids, { outcome: 'UNDO_REFUSED', refusal: refusalMessage(error) })
      }
  } else
    await each(jobId, { from: 'CHANGED', refused: 'UNDO_REFUSED' }, work, async ({ entryId, undo }) => {
      if (work.isRepeated && (await changesBy(jobId, entryId)) > 1) return { outcome: 'UNDONE' }
      if (undo === null) throw new Conflict(message('bulk.interrupted'))
      await bulkLists[list].undo(actor, change, entryId, undo)
      return { outcome: 'UNDONE' }
    })
  return countsOf(jobId)
}

/** The number of entries of a job by outcome. */
export async function countsOf(jobId: string): Promise<Record<BulkOutcome, number>> {
  const rows = await db.bulkEntry.groupBy({ by: ['outcome'], where: { jobId }, _count: true })
  const none = { WAITING: 0, CHANGED: 0, SAME: 0, REFUSED: 0, UNDONE: 0, UNDO_REFUSED: 0 }
  return Object.assign(none, Object.fromEntries(rows.map(({ outcome, _count }) => [outcome, _count])))
}

/** What a job did, in one sentence. */
export const summaryOf = (counts: Record<BulkOutcome, number>): Message => message('bulk.done', counts)
