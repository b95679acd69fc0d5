import 'server-only'
import { db, type Tx, transaction } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { Conflict } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { hasBytes, removeBytes, type Staged } from '@/lib/storage/stored-files'

// Archive copies, signed consent forms and media can have the same bytes, which are stored once.

/** Others can remove bytes between their sending and the transaction that makes them part of the archive: then they are sent again, so often at most. */
const SENDINGS = 3
/** Bytes that aren't part of the archive are left for so long: their transaction may be about to begin. */
const STALE_MS = HOUR_MS

class Removed extends Error {}

/**
 * Sends the bytes to the store, then runs the transaction that makes them part of the archive (`addMediaFile`): no transaction waits for a store over a
 * network. When it fails, the bytes are removed; where that fails too, or the process ends in between, `sweepLooseFiles` does it. Where the store fails,
 * no transaction begins. The caller discards what is staged.
 */
export async function sentBefore<Result>(staged: Staged, work: () => Promise<Result>): Promise<Result> {
  try {
    return await sentAndDone(staged, work, SENDINGS)
  } catch (error) {
    await dropUnusedBytes(staged.sha256).catch((failure) => console.error(failure))
    throw error
  }
}

async function sentAndDone<Result>(
  staged: Staged,
  work: () => Promise<Result>,
  sendings: number,
): Promise<Result> {
  const noted = { sha256: staged.sha256, since: new Date() }
  await db.looseFile.upsert({ where: { sha256: noted.sha256 }, create: noted, update: noted })
  await staged.send()
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Removed)) throw error
    if (sendings === 1) throw new Conflict(message('holdings.errors.removedMeanwhile'))
    return sentAndDone(staged, work, sendings - 1)
  }
}

/** Prevents others from adding or removing these bytes until the transaction ends. */
export const lockBytes = (tx: Tx, hash: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`media ${hash}`}, 0))`

/** Makes bytes that were sent part of the archive, within `sentBefore`. The caller has locked them. */
export async function addMediaFile(tx: Tx, { sha256, size }: Staged, mediaType: string): Promise<void> {
  if (!(await hasBytes(sha256))) throw new Removed()
  await tx.mediaFile.createMany({ data: [{ sha256, size, mediaType }], skipDuplicates: true })
  await tx.looseFile.deleteMany({ where: { sha256 } })
}

/**
 * Takes those of these files out of the archive that no copy, no consent form and no entry of the media library has any more. The caller removes the
 * bytes afterwards (`dropUnusedBytes`); where that fails, `sweepLooseFiles` does it.
 */
export const removeUnusedFiles = (tx: Tx, hashes: readonly string[]) => tx.$executeRaw`
  WITH gone AS (
    DELETE FROM "MediaFile" f WHERE f.sha256 = ANY(${hashes}::text[])
      AND NOT EXISTS (SELECT FROM "Holding" h WHERE h.sha256 = f.sha256)
      AND NOT EXISTS (SELECT FROM "ConsentForm" c WHERE c.sha256 = f.sha256)
      AND NOT EXISTS (SELECT FROM "Media" m WHERE m.sha256 = f.sha256) RETURNING f.sha256
  ) INSERT INTO "LooseFile" (sha256) SELECT sha256 FROM gone ON CONFLICT (sha256) DO UPDATE SET since = now()`

/** A request to remove bytes ends before its transaction does: nothing removes them once others can add them again. */
const REMOVING_MS = 12_000

/** Removes bytes from the store that aren't part of the archive. */
export const dropUnusedBytes = (hash: string): Promise<void> =>
  transaction(async (tx) => {
    const signal = AbortSignal.timeout(REMOVING_MS)
    await lockBytes(tx, hash)
    if ((await tx.mediaFile.count({ where: { sha256: hash } })) === 0) await removeBytes(hash, signal)
    await tx.looseFile.deleteMany({ where: { sha256: hash } })
  })

/**
 * Removes bytes that aren't part of the archive since before this time, an hour ago by default: a process ended between sending and adding them, or
 * the store could not be reached when what used them was removed.
 */
export async function sweepLooseFiles(before = new Date(Date.now() - STALE_MS)): Promise<void> {
  const left = await db.looseFile.findMany({ where: { since: { lt: before } }, select: { sha256: true } })
  for (const { sha256 } of left) await dropUnusedBytes(sha256)
}
