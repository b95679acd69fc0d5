import pg from 'pg'
import { connect, type Tx } from '@/lib/db'
import { ownerUrl } from './database'

/** One of each for all files of a process: a new connection takes longer than most of what is done with it. */
const kept = globalThis as typeof globalThis & {
  steleOwner?: ReturnType<typeof connect>
  steleSabotage?: pg.Pool
}

/** Does what only the owner of the database can do: changes it with the triggers turned off. Returns the number of rows changed. */
export async function sabotage(sql: string, values: unknown[] = []): Promise<number> {
  // A connection ends with the database that it was made for (freshDatabase).
  kept.steleSabotage ??= new pg.Pool({ connectionString: ownerUrl }).on('error', () => {})
  const client = await kept.steleSabotage.connect()
  try {
    await client.query('SET session_replication_role = replica')
    return (await client.query(sql, values)).rowCount ?? 0
  } finally {
    client.release()
  }
}

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
