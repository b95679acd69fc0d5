import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import type { Import } from '@/lib/generated/prisma/client'
import { dropWaiting, keepWaiting, readWaiting, sweepWaiting } from '@/lib/holdings/waiting-files'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { divided } from './reading/divide-aside'
import type { Divided } from './reading/divide-thread'
import { bytesOf } from './run'
import { LIMITS, newImportSchema, readingSchema } from './schema'
import { fieldsOf, guessedMapping } from './targets'
import { translators } from './translators'

/** Imports of one member that aren't started. */
const MOST_OPEN = 20

/** The condition for an import of the actor; `NotFound` for what can't be an id. */
const ownImport = (actor: Actor, importId: string) => ({
  id: parseId(importId),
  createdById: actor.id,
})

/** The row of an import of the actor. `NotFound` for those of others. */
export async function demandImport(actor: Actor, importId: string): Promise<Import> {
  demand(actor, 'writeAll')
  const one = await db.import.findFirst({ where: ownImport(actor, importId) })
  if (!one) throw new NotFound()
  return one
}

async function* limited(bytes: AsyncIterable<Uint8Array>) {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > LIMITS.megabytes * 1024 * 1024)
      throw new Invalid({ file: message('imports.tooLarge', { megabytes: LIMITS.megabytes }) })
    yield chunk
  }
}

/** The columns of the row that follow from how the file was read. */
async function columnsOf(actor: Actor, target: string, { reading, columns, sample, rows }: Divided) {
  const { isCertain, ...read } = reading
  return { ...read, isCertain, columns, sample, rows, mapping: await mappingFor(actor, target, columns) }
}

/** The fields that the member chose for the same columns before, and otherwise those that their heads name. */
async function mappingFor(actor: Actor, target: string, columns: string[]): Promise<string[]> {
  const before = await db.import.findFirst({
    where: { target, createdById: actor.id, columns: { equals: columns }, state: { not: 'OPEN' } },
    orderBy: { createdAt: 'desc' },
    select: { mapping: true },
  })
  const known = new Set(fieldsOf(target).map(({ name }) => name))
  return before
    ? before.mapping.map((field) => (known.has(field) ? field : ''))
    : guessedMapping(target, columns, translators())
}

/** The import of the actor that was made from an upload, with the size of its file; null when there is none. */
export const importOfUpload = (
  actor: Actor,
  uploadId: string,
): Promise<{ id: string; size: number } | null> =>
  db.import.findFirst({ where: ownImport(actor, uploadId), select: { id: true, size: true } })

/**
 * Keeps a file and reads its first rows, its format, encoding and columns. Makes nothing of it yet. `Invalid` on `file` says why it can't be read;
 * then nothing remains. The import of an upload has its id, so that there is one, also where the server stopped before the answer was sent.
 */
export async function createImport(
  actor: Actor,
  input: Unchecked | { target: string; filename: string },
  bytes: AsyncIterable<Uint8Array>,
  id: string = randomUUID(),
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const { target, filename } = parseInput(newImportSchema, input)
  const made = await importOfUpload(actor, id)
  if (made) return { id: made.id }
  await demandRoom(actor)
  await keepWaiting(id, limited(bytes))
  try {
    const whole = await bytesOf(await readWaiting(id))
    const file = await divided(actor.id, { bytes: whole, reading: null })
    const data = {
      ...{ id, target, filename, size: whole.length, createdById: actor.id },
      ...(await columnsOf(actor, target, file)),
    }
    await db.import.create({ data, select: { id: true } })
    return { id }
  } catch (error) {
    await dropWaiting(id)
    throw error
  }
}

/** Reads the file of an import again in another encoding or with another sign between cells. `Conflict` once it is started. */
export async function readOtherwise(actor: Actor, importId: string, input: unknown): Promise<void> {
  const one = await demandImport(actor, importId)
  const given = typeof input === 'object' && input !== null ? input : {}
  const reading = parseInput(readingSchema, { delimiter: one.delimiter, ...given, format: one.format })
  const file = await divided(actor.id, { bytes: await bytesOf(await readWaiting(one.id)), reading })
  const { count } = await db.import.updateMany({
    where: { id: one.id, state: { in: ['OPEN', 'CHECKED'] }, made: 0 },
    data: { ...(await columnsOf(actor, one.target, file)), state: 'OPEN' },
  })
  if (count === 0) throw new Conflict(message('imports.otherState'))
}

/** Removes what is kept of an import that doesn't run: its file, and the cells of its rows. What it made stays. */
export async function forgetImport(actor: Actor, importId: string): Promise<void> {
  const { id } = await demandImport(actor, importId)
  const { count } = await transactionAs(actor, (tx) =>
    tx.import.deleteMany({ where: { id, state: { notIn: ['CHECKING', 'RUNNING', 'UNDOING'] } } }),
  )
  if (count === 0) throw new Conflict(message('imports.otherState'))
  await dropWaiting(id)
}

/** Removes files that nothing waits for. Refuses another import while the member has too many that aren't started. */
async function demandRoom(actor: Actor): Promise<void> {
  const count = await db.import.count({
    where: { createdById: actor.id, state: { in: ['OPEN', 'CHECKED'] } },
  })
  if (count >= MOST_OPEN) throw new Conflict(message('imports.tooManyOpen', { count }))
  await sweepWaiting(awaited)
}

/** Those of these ids that a job or an import waits for. */
export async function awaited(ids: string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Job" WHERE id::text = ANY(${ids}) AND "endedAt" IS NULL
    UNION ALL SELECT id FROM "Import" WHERE id::text = ANY(${ids}) AND state NOT IN ('DONE', 'UNDOING', 'UNDONE')`
  return new Set(rows.map(({ id }) => id))
}

/**
 * What remains to be done when work on an import has ended, however it did: a check that wasn't finished is open again, an import that failed can go
 * on where it stopped, and the file of one that is done or was cancelled is removed.
 */
export async function closeImport(which: { id: string } | { jobId: string }): Promise<void> {
  await db.import.updateMany({ where: { ...which, state: 'CHECKING' }, data: { state: 'OPEN' } })
  const running = await db.import.findFirst({ where: { ...which, state: 'RUNNING' } })
  if (running) {
    const { jobId, rows, made, refused, like, leavesOutLike } = running
    const now = new Date()
    const isOver = made + refused + (leavesOutLike ? like : 0) >= rows
    const cancelled = jobId && (await db.job.count({ where: { id: jobId, cancelledAt: { not: null } } })) > 0
    await db.import.updateMany({
      where: { ...which, state: 'RUNNING', jobId },
      data:
        cancelled || isOver
          ? { state: 'DONE', endedAt: now }
          : { state: 'CHECKED', endedAt: made > 0 ? now : null },
    })
  }
  await db.import.updateMany({ where: { ...which, state: 'UNDOING' }, data: { state: 'DONE' } })
  const done = await db.import.findFirst({ where: { ...which, state: 'DONE' }, select: { id: true } })
  if (done) await dropWaiting(done.id)
}

/**
 * Closes the imports that nothing works on any more, though they say so: their process was killed, or their job ended without them.
 * Then removes files that nothing waits for. An import without a job, from the command line, has a day.
 */
export async function closeDeadImports(): Promise<void> {
  const dead = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id::text FROM "Import" i LEFT JOIN "Job" j ON j.id = i."jobId"
    WHERE i.state IN ('CHECKING', 'RUNNING', 'UNDOING') AND CASE
      WHEN i."jobId" IS NULL THEN i."createdAt" < now() - interval '1 day' ELSE j.id IS NULL OR j."endedAt" IS NOT NULL END`
  for (const { id } of dead) await closeImport({ id })
  await sweepWaiting(awaited)
}
