import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '@/lib/db'
import { readerOf, readingFrom } from '@/lib/replica'
import { type Killable, startReplicated } from '@/tests/support/replicated-postgres'

// Two servers of the embedded PostgreSQL, one of which streams from the other, with what a public read needs of the database.

const above = mkdtempSync(path.join(tmpdir(), 'stele-test-replica-'))
let servers: Killable[] = []
let clients: ReturnType<typeof connect>[] = []
beforeAll(async () => {
  const { primary, replica } = await startReplicated(above)
  servers = [primary, replica]
  clients = servers.map(({ url }) => connect(url('postgres'), { connectionTimeoutMillis: 1_000 }))
})
afterAll(async () => {
  for (const client of clients) await client.$disconnect()
  for (const server of servers) await server.stop()
  rmSync(above, { recursive: true, force: true })
})

test('a withdrawn record is never read, whatever the replica has', async () => {
  const [primary, replica] = clients
  if (!primary || !replica) throw new Error('The servers did not start.')
  let clock = 0
  const publicRead = readerOf({
    primary: readingFrom(primary),
    replica: readingFrom(replica),
    now: () => clock,
  })
  const shown = () =>
    publicRead((tx) =>
      tx.$queryRawUnsafe<{ slug: string; here: boolean }[]>(
        'SELECT slug, pg_is_in_recovery() AS here FROM shown ORDER BY slug',
      ),
    )
  const change = (...statements: string[]) =>
    primary.$transaction(statements.map((statement) => primary.$executeRawUnsafe(statement)))
  const event = (id: number) => `INSERT INTO "Event" VALUES (${id})`
  await change('CREATE TABLE "Event" (id bigint PRIMARY KEY)', 'CREATE TABLE shown (slug text)')
  await change(`INSERT INTO shown VALUES ('one'), ('two')`, event(1))
  clock += 10_000
  await expect
    .poll(async () => {
      clock += 10_000
      return shown()
    })
    .toEqual([
      { slug: 'one', here: true },
      { slug: 'two', here: true },
    ])

  await replica.$queryRawUnsafe('SELECT pg_wal_replay_pause()::text')
  await change(`DELETE FROM shown WHERE slug = 'two'`, event(2))
  clock += 10_000
  expect(await shown()).toEqual([{ slug: 'one', here: false }])

  await replica.$queryRawUnsafe('SELECT pg_wal_replay_resume()::text')
  for (let number = 3; number < 40; number += 1) {
    await change(`INSERT INTO shown VALUES ('n${number}')`, event(2 * number))
    clock += 10_000
    expect((await shown()).map(({ slug }) => slug)).toEqual([`n${number}`, 'one'])
    await change(`DELETE FROM shown WHERE slug = 'n${number}'`, event(2 * number + 1))
    clock += 10_000
    expect((await shown()).map(({ slug }) => slug)).toEqual(['one'])
  }

  await servers[1]?.stop()
  clock += 10_000
  expect(await shown()).toEqual([{ slug: 'one', here: false }])
})
