import { expect, vi } from 'vitest'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Waits until that many connections to this database wait for a lock. */
export async function waitingFor(count: number) {
  const waiting = () =>
    db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await vi.waitFor(async () => expect((await waiting())[0]?.count).toBe(count), {
    timeout: 4000,
    interval: 50,
  })
}

/** Runs `first` in a transaction that stays open until the returned function is called; that resolves after the transaction. */
export async function keptOpen(first: (tx: Prisma.TransactionClient) => Promise<unknown>) {
  const locked = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const ended = db.$transaction(async (tx) => {
    await first(tx)
    locked.resolve()
    await release.promise
  })
  await Promise.race([locked.promise, ended])
  return async () => {
    release.resolve()
    await ended
  }
}
