/**
 * `npm run bench:queue`: a page of the queue with 5,000 open and 5,000 returned records among 100,000, first and deep, under each filter.
 * Prints p50 and p95 of the reading and, where there is a build, of the whole page as a signed-in reviewer gets it; and in the same run the
 * fixed reference: fifty rows by their keys from the same database. `-- --explain` prints the plan of each query, too. Ends with an error
 * beyond 100 ms.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { applyMigrations } from '../../../bin/database/upgrade'
import { startThrowawayPostgres } from '../../support/postgres'
import { fill, MEASURED } from './fill'

const LIMIT = 100
const TURNS = 40
/** Requests before the pages are timed: a server that has just begun still compiles its code. */
const WARMING = 60
const PORT = 3197
const url = `http://localhost:${PORT}`
const secret = 'a-secret-that-only-the-benchmark-knows'

const postgres = await startThrowawayPostgres()
const databaseUrl = postgres.url('postgres')
Object.assign(process.env, { DATABASE_URL: databaseUrl, NEXTAUTH_SECRET: secret, NEXTAUTH_URL: url })
await applyMigrations(databaseUrl)
const database = new pg.Client(databaseUrl)
await database.connect()
const [reader, author] = [randomUUID(), randomUUID()]
await database.query(
  `INSERT INTO "Member" (id, email, name, role, "passwordHash") VALUES
    ($1, 'reviewer@example.org', 'A reviewer', 'REVIEWER', 'none'), ($2, 'author@example.org', 'An author', 'REVIEWER', 'none')`,
  [reader, author],
)
await fill(database, reader, author, MEASURED)

const { queueOf } = await import('@/lib/review/queue/queue')
const { hrefOfQueue, queueFiltersSchema } = await import('@/lib/review/queue/filters')
const actor = { id: reader, name: 'A reviewer', role: 'REVIEWER' } as const
const { rows: works } = await database.query<{ id: string }>(
  `SELECT id FROM "Source" WHERE title = 'Source 100'`,
)
const { next } = await queueOf(actor, { whose: 'all', age: '7' })
const { next: nextReturned } = await queueOf(actor, { show: 'returned', whose: 'all', age: '30' })
const views: Record<string, Record<string, unknown>> = {
  'What I can take (the usual page)': {},
  Everything: { whose: 'all' },
  'Everything, deep': { whose: 'all', after: next },
  'Unclaimed, one kind and language': { whose: 'unclaimed', kind: 'account', language: 'fr' },
  'Words of a title': { q: 'record 49' },
  'One source': { source: works[0]?.id },
  'Came back edited': { mark: 'edited' },
  'Source changed': { mark: 'source' },
  'Overdue for a month, which nothing is': { age: '30' },
  'Came back to authors': { show: 'returned', whose: 'all' },
  'Came back, deep': { show: 'returned', whose: 'all', after: nextReturned },
  'Came back, what I wrote in': { show: 'returned' },
  'Came back, one kind and language': { show: 'returned', whose: 'all', kind: 'account', language: 'fr' },
  'Came back, words of a title': { show: 'returned', whose: 'all', q: 'record 79' },
  'Came back, one source': { show: 'returned', whose: 'all', source: works[0]?.id },
  'Came back, a month ago or more': { show: 'returned', whose: 'all', age: '30' },
}

const quantile = (times: readonly number[], q: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? Number.NaN
const slow: string[] = []
async function timed(label: string, work: () => Promise<unknown>) {
  for (let turn = 0; turn < 3; turn += 1) await work()
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  if (p95 > LIMIT) slow.push(label)
  console.log(`${label.padEnd(58)}p50 ${`${p50.toFixed(1)} ms`.padEnd(16)}p95 ${p95.toFixed(1)} ms`)
}

async function explain(label: string, filters: Record<string, unknown>) {
  const client = pg.Client.prototype
  const { query } = client
  const sent: [string, unknown[]][] = []
  client.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    const [asked] = given as unknown as [{ text?: string; values?: unknown[] }]
    if (asked?.text?.includes('SELECT')) sent.push([asked.text, asked.values ?? []])
    return query.apply(this, given)
  } as typeof query
  await queueOf(actor, queueFiltersSchema.parse({ show: 'review', ...filters }))
  client.query = query
  for (const [text, values] of sent) {
    const { rows } = await database.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS) ${text}`,
      values,
    )
    console.log(`\n${label}\n${rows.map((row) => row['QUERY PLAN']).join('\n')}`)
  }
}

async function whenReady(server: ChildProcess) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    if ((await fetch(`${url}/sign-in`).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not answer within 30 s.')
}

console.log(
  `${MEASURED.waiting} open and ${MEASURED.returned} that came back among ${MEASURED.records} records; Node ${process.version}, ${cpus().length} cores\n`,
)
const { rows: keys } = await database.query<{ recordId: string }>(
  'SELECT "recordId" FROM "QueueItem" LIMIT 50',
)
await timed('Reference: fifty rows by their keys', () =>
  database.query('SELECT * FROM "QueueItem" WHERE "recordId" = ANY($1)', [
    keys.map(({ recordId }) => recordId),
  ]),
)
console.log('\nReading')
for (const [label, filters] of Object.entries(views)) {
  const asked = queueFiltersSchema.parse({ show: 'review', ...filters })
  await timed(label, () => queueOf(actor, asked))
  if (process.argv.includes('--explain')) await explain(label, filters)
}
if (existsSync('.next/BUILD_ID')) {
  const server = spawn(
    process.execPath,
    [path.resolve('node_modules/next/dist/bin/next'), 'start', '-p', String(PORT)],
    {
      env: { ...process.env, NODE_ENV: 'production', PORT: String(PORT) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  try {
    await whenReady(server)
    const sessionId = randomUUID()
    await database.query(
      `INSERT INTO "Session" (id, "memberId", "sessionVersion", browser, system) VALUES ($1, $2, 1, '', '')`,
      [sessionId, reader],
    )
    const token = await encode({ token: { sessionId }, secret })
    const pageOf = async (address: string) => {
      const answer = await fetch(url + address, { headers: { cookie: `next-auth.session-token=${token}` } })
      if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`)
      await answer.text()
    }
    for (let turn = 0; turn < WARMING; turn += 1) await pageOf('/desk/queue')
    console.log(`\nThe whole page, after ${WARMING} requests`)
    for (const [label, filters] of Object.entries(views)) {
      const address = hrefOfQueue(queueFiltersSchema.parse({ show: 'review', ...filters }))
      await timed(label, () => pageOf(address))
    }
  } finally {
    server.kill('SIGTERM')
  }
} else console.log('\nThere is no build, so the whole page is not timed.')
await database.end()
await postgres.stop()
if (slow.length > 0) console.error(`\nBeyond ${LIMIT} ms: ${slow.join('; ')}`)
process.exit(slow.length > 0 ? 1 : 0)
