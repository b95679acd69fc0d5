import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { configuredReplica } from '@/lib/replica'

/** How far a replica is behind: the events that it doesn't have yet, and for how many seconds the first of them has been there. */
type ReplicaLag = { events: number; seconds: number }

export type DatabaseState = {
  version: string
  bytes: number
  connections: number
  mostConnections: number
  replica: ReplicaLag | 'NONE' | 'UNREACHABLE'
}

/** The state of the database and its replica, for admins: `Forbidden` for others. */
export async function databaseFor(actor: Actor, replica = configuredReplica()): Promise<DatabaseState> {
  demand(actor, 'manageSettings')
  // Before the primary: it can only be further then.
  const has = await replica?.last().catch(() => null)
  const [state] = await db.$queryRaw<Omit<DatabaseState, 'replica'>[]>`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
      pg_database_size(current_database())::float8 AS bytes,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
      current_setting('max_connections')::int AS "mostConnections"`
  if (!state) throw new Error('The database says nothing about itself.')
  return {
    ...state,
    replica: has === undefined ? 'NONE' : has === null ? 'UNREACHABLE' : await lagAfter(has),
  }
}

/** What came after the last event that a replica has. */
async function lagAfter(last: bigint): Promise<ReplicaLag> {
  const [lag] = await db.$queryRaw<ReplicaLag[]>`
    SELECT count(*)::int AS events, coalesce(extract(epoch FROM now() - min(at)), 0)::float8 AS seconds
    FROM "Event" WHERE id > ${last}`
  return lag ?? { events: 0, seconds: 0 }
}
