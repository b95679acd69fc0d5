import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import type { Import } from '@/lib/generated/prisma/client'
import { readWaiting } from '@/lib/holdings/waiting-files'
import { message } from '@/lib/messages/message'
import { likeEntries } from './likeness'
import { keepNames, knownNames } from './names'
import { divided } from './reading/divide-aside'
import type { Divided } from './reading/divide-thread'
import { type Head, keysOf } from './rows/likeness-key'
import { namesIn, prepared } from './rows/prepare-aside'
import type { Batch, Prepared, Refused } from './rows/prepare-thread'
import { defaultsSchema, readingSchema } from './schema'
import { choicesOf, nameFieldsOf } from './targets'
import { translators } from './translators'
import { insertEntries, logEntries } from './write'

export type Progress = { signal: AbortSignal; report: (progress: { done: number; total: number }) => void }

/** Refused rows whose cells are kept to be shown and saved. All are counted. */
const MOST_KEPT = 20_000
const TIMEOUT = 60_000

/** The bytes of a file that isn't larger than an import can be. */
export async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of parts) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

const changedMeanwhile = () => new Conflict(message('imports.otherState'))

type Read = Prepared & { last: number; names: Batch['names'] }

/** The batches of a file one after the other, each with its rows read. The next one is read while the caller works on one. */
async function* batchesOf(
  actor: Actor,
  one: Import,
  { batches, definitions }: Divided,
): AsyncGenerator<Read> {
  const shared = {
    isCheck: one.state === 'CHECKING',
    ...{
      target: one.target,
      format: one.format,
      memberId: actor.id,
      columns: one.columns,
      mapping: one.mapping,
    },
    ...{
      defaults: defaultsSchema.parse(one.defaults),
      choices: choicesOf(one.target, translators()),
      definitions,
    },
  }
  const hasNames = nameFieldsOf(one.target).some(({ name }) => one.mapping.includes(name))
  const read = async (rows: string): Promise<Read> => {
    const batch = { ...shared, names: {}, rows }
    const names = hasNames ? await knownNames(await namesIn(batch)) : {}
    const done = await prepared({ ...batch, names })
    const numbers = [...done.heads, ...done.refused].map(({ number }) => number)
    return { ...done, names, last: Math.max(...numbers) }
  }
  const open = batches.filter((rows) => lastOf(rows) > one.readTo)
  let next = open[0] === undefined ? null : read(open[0])
  for (const at of open.keys()) {
    const current = next
    const following = open[at + 1]
    next = following === undefined ? null : read(following)
    // Its failure is thrown when it is its turn, also if the caller never asks for it.
    next?.catch(() => {})
    if (current) yield await current
  }
}

/** The number of the last row of a batch. */
function lastOf(rows: string): number {
  const at = rows.lastIndexOf('{"number":')
  return Number.parseInt(rows.slice(at + 10), 10)
}

async function keepRefused(tx: Tx, { id, refused: before }: Import, refused: readonly Refused[]) {
  const kept = refused.slice(0, Math.max(0, MOST_KEPT - before))
  if (kept.length === 0) return
  await tx.importRow.createMany({
    data: kept.map(({ number, cells, faults }) => ({
      ...{ importId: id, number, outcome: 'REFUSED' as const, cells },
      faults: JSON.parse(JSON.stringify(faults)),
    })),
  })
}

/** Goes on by one batch; `Conflict` when another run did. Returns the row as it is then. */
async function goOn(
  tx: Tx,
  before: Import,
  last: number,
  { made, refused, like }: { made: number; refused: number; like: number },
): Promise<Import> {
  const [row] = await tx.import.updateManyAndReturn({
    where: { id: before.id, state: before.state, readTo: before.readTo },
    data: {
      readTo: last,
      made: { increment: made },
      refused: { increment: refused },
      like: { increment: like },
    },
  })
  if (!row) throw changedMeanwhile()
  return row
}

async function dividedFile(actor: Actor, one: Import): Promise<Divided> {
  const bytes = await bytesOf(await readWaiting(one.id))
  const { format, encoding, delimiter } = one
  return divided(actor.id, { bytes, reading: readingSchema.parse({ format, encoding, delimiter }) })
}

/** Rows that look like an existing entry, or like a row before them in the file. */
async function likeRows(one: Import, heads: readonly Head[], seen: Map<string, number>) {
  const existing = await likeEntries(one.target, heads)
  return heads.flatMap((head) => {
    const keys = keysOf(head)
    const earlier = keys.map((key) => seen.get(key)).find((number) => number !== undefined)
    for (const key of keys) if (!seen.has(key)) seen.set(key, head.number)
    const entryId = existing.get(head.number)
    return entryId !== undefined || earlier !== undefined
      ? [{ number: head.number, entryId: entryId ?? null, earlier: earlier ?? null }]
      : []
  })
}

/**
 * Reads all rows of an import and says which of them can't be taken and which look like others. Makes nothing. An interrupted check begins
 * again.
 */
export async function checkImport(
  actor: Actor,
  importId: string,
  { signal, report }: Progress,
): Promise<Import> {
  let one = await db.$transaction(async (tx) => {
    await tx.importRow.deleteMany({ where: { importId } })
    const [begun] = await tx.import.updateManyAndReturn({
      where: { id: importId, state: 'CHECKING' },
      data: { readTo: 0, made: 0, refused: 0, like: 0 },
    })
    if (!begun) throw changedMeanwhile()
    return begun
  })
  const file = await dividedFile(actor, one)
  const seen = new Map<string, number>()
  let done = 0
  for await (const { heads, refused, last } of batchesOf(actor, one, file)) {
    signal.throwIfAborted()
    const like = await likeRows(one, heads, seen)
    one = await db.$transaction(async (tx) => {
      await keepRefused(tx, one, refused)
      await tx.importRow.createMany({
        data: like.map(({ number, entryId, earlier }) => ({
          ...{ importId, number, outcome: 'LIKE' as const, entryId, cells: [] },
          ...(earlier !== null && { faults: { row: earlier } }),
        })),
      })
      return goOn(tx, one, last, { made: 0, refused: refused.length, like: like.length })
    })
    done += heads.length + refused.length
    report({ done, total: file.rows })
  }
  return db.import.update({ where: { id: importId }, data: { state: 'CHECKED', rows: file.rows } })
}

/** The batch without the rows that look like others. */
function without({ heads, rows }: Prepared, left: ReadonlySet<number>) {
  const kept = heads.flatMap((head, at) => (left.has(head.number) ? [] : [at]))
  return {
    heads: kept.flatMap((at) => heads[at] ?? []),
    rows: kept.flatMap((at) => rows[at] ?? []),
  }
}

/**
 * Makes the sources or records of an import that was checked, up to a thousand in a transaction. Called again after an interruption, it goes on after
 * the last row that is done.
 */
export async function runImport(
  actor: Actor,
  importId: string,
  { signal, report }: Progress,
): Promise<Import> {
  const one = await db.import.findUniqueOrThrow({ where: { id: importId } })
  if (one.state !== 'RUNNING') throw changedMeanwhile()
  const like = await db.importRow.findMany({ where: { importId, outcome: 'LIKE' }, select: { number: true } })
  const left = new Set(like.map(({ number }) => number))
  const file = await dividedFile(actor, one)
  let done = file.rows
  for (const rows of file.batches) if (lastOf(rows) > one.readTo) done -= countOf(rows)
  // Two transactions are open at once: one is inserted while the one before it is logged. Each waits for the one before it to be committed.
  let last = Promise.resolve(one)
  for await (const batch of batchesOf(actor, one, file)) {
    if (signal.aborted) break
    const before = last
    last = makeBatch(actor, before, one, batch, without(batch, left)).then((next) => {
      done += batch.heads.length + batch.refused.length
      report({ done, total: file.rows })
      return next
    })
    // Its failure is thrown below, and by the one after it.
    last.catch(() => {})
    await before
  }
  await last
  signal.throwIfAborted()
  return db.import.update({ where: { id: importId }, data: { state: 'DONE', endedAt: new Date() } })
}

/** Makes the entries of one batch once the batch before it is made. Returns the row of the import as it is then. */
const makeBatch = (
  actor: Actor,
  before: Promise<Import>,
  { id: importId, target }: Import,
  { names, refused, last }: Read,
  making: Pick<Prepared, 'heads' | 'rows'>,
) =>
  transactionAs(
    actor,
    async (tx) => {
      // A name that was deleted or merged meanwhile stops the import, which is started again with the names as they are then.
      if (!(await keepNames(tx, names))) throw new Conflict(message('imports.nameGone'))
      await insertEntries(tx, actor, { importId, target }, making)
      const one = await before
      await keepRefused(tx, one, refused)
      const next = await goOn(tx, one, last, { made: making.heads.length, refused: refused.length, like: 0 })
      await logEntries(tx, actor, { importId, target }, making)
      return next
    },
    { timeout: TIMEOUT },
  )

const countOf = (rows: string): number => rows.split('{"number":').length - 1
