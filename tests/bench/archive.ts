/**
 * `npm run bench`: an archive of 10,000 published records, made from the demo's own, behind a production server. Prints requests a
 * second and p99 of a record page and of a search, p50 and p95 of a record page alone and while a robot walks all of search, p50 and p95 of an
 * autosave, the time the demo takes to load; and in the same run the fixed references: the same page from memory by a bare Node server, and a one-row update in the same database.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { applyMigrations } from '../../bin/database/upgrade'
import { startThrowawayPostgres } from '../support/postgres'
import { multiply } from './multiply'

const RECORDS = 10_000
const SECONDS = 10
const CONNECTIONS = 32
const SAVES = 300
const READS = 500
/** Requests of the robot at once. */
const ROBOTS = 16
const PORT = 3199
const REFERENCE_PORT = 3198
const url = `http://localhost:${PORT}`
const secret = 'a-secret-that-only-the-benchmark-knows'

const postgres = await startThrowawayPostgres({ durable: true })
const media = await mkdtemp(path.join(tmpdir(), 'stele-bench-media-'))
const admin = new pg.Client(postgres.url('postgres'))
await admin.connect()
await admin.query('CREATE DATABASE bench')
await admin.end()
const databaseUrl = postgres.url('bench')
const env: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: url,
  PORT: String(PORT),
  MEDIA_DIR: media,
  STELE_LIMIT_PAGES: '0',
  STELE_LIMIT_SEARCH: '0',
  STELE_LIMIT_WRITES: '0',
  STELE_LIMIT_REPORTS: '0',
  STELE_LIMIT_API: '0',
}

function run(args: string[]) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`)
  return (performance.now() - started) / 1000
}

const next = path.resolve('node_modules/next/dist/bin/next')
await applyMigrations(databaseUrl)
const demoSeconds = run(['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts'])
if (!existsSync('.next/BUILD_ID')) run([next, 'build'])

const database = new pg.Client(databaseUrl)
await database.connect()

async function whenReady(server: ChildProcess) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    if ((await fetch(`${url}/sign-in`).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not answer within 30 s.')
}

async function load(label: string, target: string, paths: string[]) {
  const requests = paths.map((address) => ({ method: 'GET', path: address }))
  const result = await autocannon({ url: target, connections: CONNECTIONS, duration: SECONDS, requests })
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${label}: ${result.errors} errors, ${result.non2xx} refused`)
  row(label, `${Math.round(result.requests.average)} requests/s`, `p99 ${result.latency.p99} ms`)
}

const row = (...cells: string[]) =>
  console.log(cells.map((cell, index) => cell.padEnd(index === 0 ? 58 : 20)).join(''))

const quantile = (times: number[], q: number) =>
  `${([...times].sort((a, b) => a - b)[Math.floor(times.length * q)] ?? Number.NaN).toFixed(1)} ms`

async function timed(count: number, work: (turn: number) => Promise<unknown>) {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const started = performance.now()
    await work(turn)
    times.push(performance.now() - started)
  }
  return times
}

/** Saves a draft repeatedly, each time with one more word, like an editor who types. */
async function autosave() {
  const { rows } = await database.query<{
    id: string
    version: number
    content: { summary: string }
    member: string
  }>(`
    SELECT d."recordId" AS id, d.version, d.content, m.id AS member
    FROM "Draft" d JOIN "Record" r ON r.id = d."recordId" JOIN "Member" m ON m.email = 'editor@demo.example'
    WHERE r.state = 'DRAFT' ORDER BY d.title LIMIT 1`)
  const draft = rows[0]
  if (!draft) throw new Error('The demo has no draft.')
  const session = await database.query<{ id: string }>(
    `INSERT INTO "Session" (id, "memberId", "sessionVersion", browser, system)
     SELECT gen_random_uuid(), id, "sessionVersion", '', '' FROM "Member" WHERE id = $1 RETURNING id`,
    [draft.member],
  )
  const token = await encode({ token: { sessionId: session.rows[0]?.id }, secret })
  const headers = {
    cookie: `next-auth.session-token=${token}`,
    'content-type': 'application/json',
    origin: url,
  }
  return timed(SAVES, async (turn) => {
    const content = { ...draft.content, summary: `${draft.content.summary} ${turn}` }
    const body = JSON.stringify({
      memberId: draft.member,
      baseVersion: draft.version + turn,
      content,
      keepTheirs: false,
    })
    const answer = await fetch(`${url}/api/drafts/${draft.id}`, { method: 'PUT', headers, body })
    if (!answer.ok) throw new Error(`Save ${turn}: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  })
}

/** Reads record pages one after the other, as a reader does. */
async function read(label: string, pages: readonly string[]) {
  const times = await timed(READS, async (turn) => {
    const answer = await fetch(url + pages[turn % pages.length])
    if (!answer.ok) throw new Error(`${label}: ${answer.status}`)
    await answer.arrayBuffer()
  })
  row(label, `p50 ${quantile(times, 0.5)}`, `p95 ${quantile(times, 0.95)}`)
}

/** Asks for all pages of all records, several at once, without a pause and without limits, as from many addresses. Returns how to end it. */
function startRobot(): () => Promise<{ answered: number; refused: number }> {
  let page = 0
  let ended = false
  let [answered, refused] = [0, 0]
  const walk = async () => {
    while (!ended) {
      page += 1
      const answer = await fetch(`${url}/records?page=${1 + (page % (RECORDS / 20))}`)
      await answer.arrayBuffer()
      if (answer.ok) answered += 1
      else refused += 1
    }
  }
  const walks = Array.from({ length: ROBOTS }, walk)
  return async () => {
    ended = true
    await Promise.all(walks)
    return { answered, refused }
  }
}

const slugs = await multiply(database, RECORDS)
const server = spawn(process.execPath, ['--import', 'tsx', 'bin/start/web.ts'], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await whenReady(server)
  const pages = slugs.map((slug) => `/records/${slug}`)
  for (const page of pages) await (await fetch(url + page)).arrayBuffer()
  const html = Buffer.from(await (await fetch(url + pages[0])).arrayBuffer())
  const reference = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(html),
  ).listen(REFERENCE_PORT)

  console.log(
    `${RECORDS} published records, ${CONNECTIONS} connections, ${SECONDS} s each; Node ${process.version}, ${cpus().length} cores\n`,
  )
  await load('Reference: the same page from memory, bare Node', `http://localhost:${REFERENCE_PORT}`, ['/'])
  await load('Record page (500 addresses in turn)', url, pages)
  await load(
    'Search, words in turn',
    url,
    ['khojaly', 'senate', 'newspaper', 'resolution panama', 'agdma'].map(
      (q) => `/records?q=${encodeURIComponent(q)}`,
    ),
  )
  reference.close()
  await read(`Record page, one reader (${READS} in a row)`, pages)
  const endRobot = startRobot()
  await read(`Record page, while a robot asks for ${ROBOTS} pages of search at once`, pages)
  const { answered, refused } = await endRobot()
  row('The robot meanwhile', `${answered} answered`, `${refused} refused`)
  await database.query('CREATE TABLE reference_row (n int)')
  await database.query('INSERT INTO reference_row VALUES (0)')
  const update = await timed(SAVES, () => database.query('UPDATE reference_row SET n = n + 1'))
  row(
    'Reference: one-row update, committed to disk',
    `p50 ${quantile(update, 0.5)}`,
    `p95 ${quantile(update, 0.95)}`,
  )
  const saves = await autosave()
  row(`Autosave (${SAVES} in a row)`, `p50 ${quantile(saves, 0.5)}`, `p95 ${quantile(saves, 0.95)}`)
  row('Demo archive loaded through the commands', `${demoSeconds.toFixed(1)} s`)
} finally {
  server.kill('SIGTERM')
  await database.end()
  await postgres.stop()
  await rm(media, { recursive: true, force: true })
}
process.exit(0)
