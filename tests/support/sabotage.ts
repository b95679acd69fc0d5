import pg from 'pg'
import { connect, type Tx } from '@/lib/db'
import { ownerUrl } from './database'

/** Does what only the owner of the database can do: changes it with the triggers turned off. Returns the number of rows changed. */
export async function sabotage(sql: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    return (await client.query(sql, values)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

/** One for all files of a process: a new one would prepare each query again. */
const kept = globalThis as typeof globalThis & { steleOwner?: ReturnType<typeof connect> }

/** Runs a transaction as the owner of the database, with the triggers turned off. */
export async function asOwner<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  kept.steleOwner ??= connect(ownerUrl)
  return kept.steleOwner.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`
      return work(tx)
    },
    // A busy machine needs longer than the default of five seconds.
    { timeout: 50_000 },
  )
}
