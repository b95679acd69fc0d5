import 'server-only'
import { isCrossed, type Tx, transaction } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'

/** How often a merge begins anew because somebody began to cite the entry meanwhile. */
const ATTEMPTS = 4
/** Thousands of drafts may name one newspaper. */
const TIMEOUT = 120_000

export type MergedRecord = { id: string; kind: string }

/** Somebody names the entry who did not when the merge began. Thrown and caught in this file alone. */
class ChangedMeanwhile extends Error {}

/**
 * Runs a merge in one transaction. `naming` selects ids of the records whose drafts name the entry that goes. Those records are held first
 * and the two entries after them, in the order in which saving a draft holds them, so that neither waits for the other for ever; a draft
 * that began to name the entry in between makes it begin anew.
 */
export async function mergeInOne<Result>(
  naming: Prisma.Sql,
  merge: (
    tx: Tx,
    drafts: { held: readonly MergedRecord[]; demandAll: () => Promise<void> },
  ) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction(
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
      if (attempt === ATTEMPTS)
        throw new Conflict('Others are citing this just now. Nothing was changed; try again in a moment.')
    }
  }
}
