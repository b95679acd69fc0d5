import pg from 'pg'
import { databaseUrl } from './database'

/** Does what the owner of the database can do: turns the triggers off and changes rows. Returns the number of rows changed. */
export async function sabotage(sql: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    await client.query('SET session_replication_role = replica')
    return (await client.query(sql, values)).rowCount ?? 0
  } finally {
    await client.end()
  }
}
