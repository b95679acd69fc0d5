import 'server-only'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { type EditionHash, verifyEdition } from '@/lib/editions/integrity/edition-hash'
import type { FixitySubject } from '@/lib/generated/prisma/enums'
import { fileFault } from '@/lib/holdings/fixity'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { type Message, message } from '@/lib/messages/message'
import { noteRun } from './runs'

/** One run a day takes this part of all, so that each is checked twice in ninety days even if half of the runs are missed. */
const RUNS = 45
/** What was not checked for so many days is overdue, and checked whatever its number. */
const OVERDUE = 80
const NAMED = 20

/** An item, and what is wrong with it. */
type Item = { key: string; fault: () => Promise<Message | null> }

type Count = { all: number; overdue: number; damaged: number }

/** The number of items for one run. What was damaged is checked each time, until it is repaired. */
const portion = ({ all, overdue, damaged } = { all: 0, overdue: 0, damaged: 0 }) =>
  Math.max(Math.ceil(all / RUNS), overdue) + damaged

async function dueFiles(before: Date): Promise<Item[]> {
  const [count] = await db.$queryRaw<Count[]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE c."checkedAt" IS NULL OR c."checkedAt" < ${before})::int AS overdue,
      count(*) FILTER (WHERE NOT c."isSound")::int AS damaged
    FROM "MediaFile" f LEFT JOIN "FixityCheck" c ON c.subject = 'FILE' AND c.key = f.sha256`
  const rows = await db.$queryRaw<{ key: string; size: bigint }[]>`
    SELECT f.sha256 AS key, f.size FROM "MediaFile" f LEFT JOIN "FixityCheck" c ON c.subject = 'FILE' AND c.key = f.sha256
    ORDER BY c."isSound" IS FALSE DESC, c."checkedAt" NULLS FIRST, f.sha256 LIMIT ${portion(count)}`
  return rows.map(({ key, size }) => ({ key, fault: () => fileFault({ sha256: key, size }) }))
}

async function dueEditions(before: Date): Promise<Item[]> {
  const [count] = await db.$queryRaw<Count[]>`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE c."checkedAt" IS NULL OR c."checkedAt" < ${before})::int AS overdue,
      count(*) FILTER (WHERE NOT c."isSound")::int AS damaged
    FROM "Edition" e LEFT JOIN "FixityCheck" c ON c.subject = 'EDITION' AND c.key = e.id::text`
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT e.id::text AS key FROM "Edition" e LEFT JOIN "FixityCheck" c ON c.subject = 'EDITION' AND c.key = e.id::text
    ORDER BY c."isSound" IS FALSE DESC, c."checkedAt" NULLS FIRST, e.id LIMIT ${portion(count)}`
  return rows.map(({ key }) => ({ key, fault: () => editionFault(key) }))
}

async function editionFault(id: string): Promise<Message | null> {
  const [edition] = await db.$queryRaw<(EditionHash & { snapshot: unknown; isErased: boolean })[]>`
    SELECT e.snapshot, e."hashScheme", e."snapshotHash", e."partHashes", s.salts, x."redactedHash",
      EXISTS (SELECT FROM "Erasure" w WHERE w."recordId" = e."recordId") AS "isErased"
    FROM "Edition" e LEFT JOIN "EditionSalts" s ON s."editionId" = e.id LEFT JOIN "EditionRedaction" x ON x."editionId" = e.id
    WHERE e.id = ${id}::uuid`
  if (!edition) return null
  const state = verifyEdition(edition)
  const isSound = state !== 'ALTERED' && (state !== 'ERASED' || edition.isErased)
  return isSound ? null : message('commands.fixity.altered')
}

/** Checks the items until the signal, and notes each. Returns how many were checked. */
async function checkAll(subject: FixitySubject, items: readonly Item[], signal: AbortSignal) {
  let checked = 0
  for (const { key, fault } of items) {
    if (signal.aborted) break
    const isSound = (await fault()) === null
    checked += 1
    const row = { checkedAt: new Date(), isSound }
    await db.fixityCheck.upsert({
      where: { subject_key: { subject, key } },
      create: { subject, key, ...row },
      update: row,
    })
  }
  return checked
}

/** Forgets what is gone from the archive. */
const forgetMissing = () =>
  db.$executeRaw`
    DELETE FROM "FixityCheck" c WHERE (c.subject = 'FILE' AND NOT EXISTS (SELECT FROM "MediaFile" f WHERE f.sha256 = c.key))
      OR (c.subject = 'EDITION' AND NOT EXISTS (SELECT FROM "Edition" e WHERE e.id::text = c.key))`

/**
 * Compares files of archive copies and editions with their hashes, those first that were not checked for the longest time: so many a day that each is
 * checked at least every ninety days. Notes the result for admins. Throws when one is damaged, with the names. Goes on at the next run when it is
 * interrupted.
 */
export async function recheck(signal: AbortSignal, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - OVERDUE * DAY_MS)
  const startedAt = new Date()
  await forgetMissing()
  const files = await checkAll('FILE', await dueFiles(before), signal)
  const editions = await checkAll('EDITION', await dueEditions(before), signal)
  const stillDamaged = await db.fixityCheck.findMany({ where: { isSound: false }, select: { key: true } })
  const outcome = message('verification.runs.rechecked', {
    files,
    editions,
    finished: String(!signal.aborted),
  })
  const names = stillDamaged.map(({ key }) => key)
  const damage = message('verification.runs.damagedItems', {
    count: names.length,
    names: names.slice(0, NAMED),
  })
  const succeeded = names.length === 0
  await noteRun({ kind: 'FIXITY', startedAt, succeeded, messages: succeeded ? [outcome] : [outcome, damage] })
  if (!succeeded) throw new Error(translatorOf(SOURCE_LANGUAGE)(damage))
}
