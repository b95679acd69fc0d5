import { env } from '@/lib/env'
import { logLine } from './log'

/** Counts of this process since it started, for metrics. */
type Queries = { count: number; seconds: number; slow: number }

const kept = globalThis as typeof globalThis & { steleQueries?: Queries }
kept.steleQueries ??= { count: 0, seconds: 0, slow: 0 }
export const queries = kept.steleQueries

/** Reads of public data from the replica, and those for which it was behind or couldn't be reached. */
type ReplicaReads = { read: number; passedOver: number }
const shared = globalThis as typeof globalThis & { steleReplicaReads?: ReplicaReads }
shared.steleReplicaReads ??= { read: 0, passedOver: 0 }
export const replicaReads = shared.steleReplicaReads

const MOST = 1_000

/**
 * Runs a statement and counts it. One that takes STELE_SLOW_QUERY_MS or longer is logged: its text, which has places for values and never values,
 * and its time.
 */
export async function measured<Result>(sql: string, run: () => Promise<Result>): Promise<Result> {
  const since = performance.now()
  try {
    return await run()
  } finally {
    const ms = performance.now() - since
    queries.count += 1
    queries.seconds += ms / 1000
    if (env.STELE_SLOW_QUERY_MS > 0 && ms >= env.STELE_SLOW_QUERY_MS) {
      queries.slow += 1
      logLine('slow query', { ms: Math.round(ms), sql: sql.replaceAll(/\s+/g, ' ').trim().slice(0, MOST) })
    }
  }
}
