import './media'
import pg from 'pg'
import { inject, vi } from 'vitest'
import { APP_ROLE } from './app-role'

/**
 * A database and a media folder for the tests of a file. Import it before anything that imports lib/db:
 *   import '@/tests/support/database'
 * Commands run as the role of the archive, which owns nothing. `asOwner` and `sabotage` do what only the owner can do (sabotage.ts).
 * Files that run in one process, one after the other, share its address; each finds it as the migrations leave it (fresh.ts).
 */
const server = new URL(inject('postgresUrl'))
const name = `test_${process.pid}`
const admin = server.href
server.pathname = name

/** As the owner of the tables, who can do everything. */
export const ownerUrl = server.href
Object.assign(server, { username: APP_ROLE, password: APP_ROLE })
/** As the role that the archive runs as. */
export const databaseUrl = server.href
process.env.DATABASE_URL = databaseUrl

type Client = { $disconnect: () => Promise<void> }
/** lib/db's client and the owner's two (sabotage.ts), if a file made one. */
const kept = globalThis as typeof globalThis & {
  steleDb?: Client
  steleOwner?: Client
  steleSabotage?: pg.Pool
}

/** The first two reconnect by themselves; the third is made again. */
async function disconnect() {
  await Promise.all([kept.steleDb?.$disconnect(), kept.steleOwner?.$disconnect(), kept.steleSabotage?.end()])
  delete kept.steleSabotage
}

/**
 * Lets later imports load their modules again. The clients go too: they throw the error classes of the modules that they were made with, which
 * later files don't import.
 */
export async function resetModules() {
  await disconnect()
  delete kept.steleDb
  delete kept.steleOwner
  vi.resetModules()
}

/** Makes it again from the migrated template, so that nothing is left of earlier tests. */
export async function freshDatabase() {
  await disconnect()
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  // A third of the work of the default, which writes each page to the log as well.
  await client.query(`CREATE DATABASE ${name} TEMPLATE template_stele STRATEGY file_copy`)
  await client.end()
}
