import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { isCrossed, type Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { message } from '@/lib/messages/message'

/** The number of times that a merge starts again because another record began to cite the entry. */
const ATTEMPTS = 4
/** Thousands of drafts may name one newspaper. */
const TIMEOUT = 120_000

export type MergedRecord = { id: string; kind: string }

/** A record names the entry that didn't when the merge began. Thrown and caught only in this file. */
class ChangedMeanwhile extends Error {}

/**
 * Runs a merge in one transaction. `naming` selects the ids of the records whose drafts name the entry that is merged away. Locks those
 * records first and then the two entries, in the same order as saving a draft does, so that there is no deadlock. Starts again when another
 * draft began to name the entry in between.
 */
export async function mergeInOne<Result>(
  actor: Actor,
  naming: Prisma.Sql,
  merge: (
    tx: Tx,
    drafts: { held: readonly MergedRecord[]; demandAll: () => Promise<void> },
  ) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactionAs(
        actor,
        async (tx) => {
          const held = await tx.$queryRaw<MergedRecord[]>`
            SELECT id, kind FROM "Record" WHERE id IN (${naming}) ORDER BY id FOR NO KEY UPDATE`
          const ids = new Set(held.map(({ id }) => id))
          const demandAll = async () => {
            const now = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Record" WHERE id IN (${naming})`
            if (now.some(({ id }) => !ids.has(id))) throw new ChangedMeanwhile()
          }
          return merge(tx, { held, demandAll })
        },
        { timeout: TIMEOUT },
      )
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile || isCrossed(error))) throw error
      if (attempt === ATTEMPTS) throw new Conflict(message('merging.busy'))
    }
  }
}
