import './media'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/**
 * Gives this test file a database and a media folder of its own, made from the migrated template. Import it before anything that imports lib/db:
 *   import '@/tests/support/database'
 */
const server = new URL(inject('postgresUrl'))
const name = `test_${randomUUID().replaceAll('-', '')}`
const admin = new pg.Client(server.href)
await admin.connect()
await admin.query(`CREATE DATABASE ${name} TEMPLATE template_stele`)
server.pathname = name

export const databaseUrl = server.href
process.env.DATABASE_URL = databaseUrl

afterAll(async () => {
  const { db } = await import('@/lib/db')
  await db.$disconnect()
  await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
  await admin.end()
})
