import { expect } from 'vitest'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Waits until that many connections to this database wait for a lock: true. False if `work` ends before. */
export async function waitingFor(count: number, work?: Promise<unknown>): Promise<boolean> {
  let hasEnded = false
  const end = () => {
    hasEnded = true
  }
  work?.then(end, end)
  const isWaiting = async () => {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    return row?.count === count
  }
  // Asks no longer than it is awaited: a later test may count the queries of this process.
  await expect.poll(async () => hasEnded || (await isWaiting())).toBe(true)
  return !hasEnded
}

/** Of a transaction that waits for others, on a busy machine. */
const patient = { maxWait: 30_000, timeout: 60_000 }

/** Runs `first` in a transaction that stays open until the returned function is called; that resolves after the transaction. */
export async function keptOpen(first: (tx: Prisma.TransactionClient) => Promise<unknown>) {
  const locked = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const ended = db.$transaction(async (tx) => {
    await first(tx)
    locked.resolve()
    await release.promise
  }, patient)
  await Promise.race([locked.promise, ended])
  return async () => {
    release.resolve()
    await ended
  }
}
