import './media'
import pg from 'pg'
import { inject } from 'vitest'

/**
 * A database and a media folder for the tests of a file. Import it before anything that imports lib/db:
 *   import '@/tests/support/database'
 * Files that run in one process, one after the other, share its address; each finds it as the migrations leave it (fresh.ts).
 */
const server = new URL(inject('postgresUrl'))
const name = `test_${process.pid}`
const admin = server.href
server.pathname = name

export const databaseUrl = server.href
process.env.DATABASE_URL = databaseUrl

/** Makes it again from the migrated template, so that nothing is left of earlier tests. */
export async function freshDatabase() {
  // lib/db's client, if an earlier file made one: it reconnects by itself.
  const kept = globalThis as typeof globalThis & { steleDb?: { $disconnect: () => Promise<void> } }
  await kept.steleDb?.$disconnect()
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_stele`)
  await client.end()
}
