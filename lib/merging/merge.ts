import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { isCrossed, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { type Merge, mergeSchema } from './schema'

/** The number of times that a merge starts again because another record began to cite the entry. */
const ATTEMPTS = 4
/** Milliseconds. Thousands of drafts can name one newspaper. */
const TIMEOUT = 120_000

/** A record names the entry that didn't when the merge began. Thrown and caught only in this file. */
class ChangedMeanwhile extends Error {}

export type MergeRequest = z.output<typeof mergeSchema>
type Entry = { id: string; version: number; mergedIntoId: string | null }

type Merging = {
  merge: MergeRequest
  /** The locked records whose drafts name the entry that is merged away. */
  records: readonly { id: string; kind: string }[]
  /** Starts the merge again when another draft has begun to name that entry. Called after both entries are locked. */
  demandAll: () => Promise<void>
}

/**
 * Merges two entries in one transaction and returns the entry that is kept, with the number of drafts changed. `naming` selects the ids of
 * the records whose drafts name the entry with this id. Locks those records first and `work` then the two entries, in the same order as
 * saving a draft does, so that there is no deadlock.
 */
export async function mergeInOne(
  actor: Actor,
  input: Merge | Unchecked,
  naming: (id: string) => Prisma.Sql,
  work: (tx: Tx, merging: Merging) => Promise<void>,
): Promise<{ id: string; drafts: number }> {
  demand(actor, 'writeAll')
  const merge = parseInput(mergeSchema, input)
  if (merge.keptId === merge.otherId) throw new Invalid({ otherId: message('merging.itself') })
  const named = naming(merge.otherId)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactionAs(
        actor,
        async (tx) => {
          const records = await tx.$queryRaw<{ id: string; kind: string }[]>`
            SELECT id, kind FROM "Record" WHERE id IN (${named}) ORDER BY id FOR NO KEY UPDATE`
          const ids = new Set(records.map(({ id }) => id))
          const demandAll = async () => {
            const now = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Record" WHERE id IN (${named})`
            if (now.some(({ id }) => !ids.has(id))) throw new ChangedMeanwhile()
          }
          await work(tx, { merge, records, demandAll })
          return { id: merge.keptId, drafts: records.length }
        },
        { timeout: TIMEOUT },
      )
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile || isCrossed(error))) throw error
      if (attempt === ATTEMPTS) throw new Conflict(message('merging.busy'))
    }
  }
}

/** Both entries among the locked rows. `NotFound` when one is gone, `Conflict` unless they are as the person saw them. */
export function bothOf<Row extends Entry>(
  rows: readonly Row[],
  merge: MergeRequest,
): { kept: Row; other: Row } {
  const kept = rows.find(({ id }) => id === merge.keptId)
  const other = rows.find(({ id }) => id === merge.otherId)
  if (!kept || !other) throw new NotFound(message('merging.gone'))
  if (kept.mergedIntoId !== null || other.mergedIntoId !== null)
    throw new Conflict(message('merging.alreadyMerged'))
  if (kept.version !== merge.keptVersion || other.version !== merge.otherVersion)
    throw new Conflict(message('merging.changed'))
  return { kept, other }
}
