/**
 * `npm run bench`: an archive of 2,000 published records made from the demo's own (`--full`: 10,000), behind a production server. Prints, in one
 * run: requests a second and p99 of all record pages in turn, from the page store, from a bare Node server and, if it is installed, from nginx
 * with the same bytes; of answers 304 and of searches; the first request of a page after a change and a publication; the server's memory; a record page and a
 * search, alone and while a robot walks all of search (`--robot`: only these; `--after`: only first requests after changes); an autosave beside a one-row update of the same database; the
 * time the demo takes to load.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import autocannon, { type Request } from 'autocannon'
import pg from 'pg'
import { applyMigrations } from '../../../bin/database/upgrade'
import { webServer, webServerMemory } from '../../../bin/start/web-server'
import { startThrowawayPostgres } from '../../support/postgres'
import { signedIn } from '../../support/signed-in'
import { multiply } from '../multiply'
import { fetched, type Page, startBare, startNginx, writePages } from './references'

const ONLY_ROBOT = process.argv.includes('--robot')
const ONLY_AFTER = process.argv.includes('--after')
const RECORDS = process.argv.includes('--full') ? 10_000 : 2_000
const SECONDS = 8
const CONNECTIONS = 32
const SAVES = 100
const READS = 300
const SEARCHES = 40
const CHANGES = 60
/** Requests of the robot at once. */
const ROBOTS = 16
const PORT = 3199
const BARE_PORT = 3198
const NGINX_PORT = 3197
const url = `http://localhost:${PORT}`
const secret = 'a-secret-that-only-the-benchmark-knows'

const postgres = await startThrowawayPostgres({ durable: true })
const media = await mkdtemp(path.join(tmpdir(), 'stele-bench-media-'))
const files = await mkdtemp(path.join(tmpdir(), 'stele-bench-files-'))
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
  STELE_PAGES_ON_DISK: '0',
  STELE_LIMIT_PAGES: '0',
  STELE_LIMIT_SEARCH: '0',
  STELE_LIMIT_WRITES: '0',
  STELE_LIMIT_REPORTS: '0',
  STELE_LIMIT_API: '0',
  STELE_LIMIT_TOKEN: '0',
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

async function load(label: string, target: string, requests: Request[], status = 200): Promise<number> {
  const result = await autocannon({
    ...{ url: target, connections: CONNECTIONS, pipelining: 1, duration: SECONDS },
    requests,
  })
  const others = Object.keys(result.statusCodeStats).filter((code) => code !== String(status))
  if (result.errors > 0 || others.length > 0)
    throw new Error(`${label}: ${result.errors} errors, status ${others.join(', ')}`)
  row(label, `${Math.round(result.requests.average)} requests/s`, `p99 ${result.latency.p99} ms`)
  return result.requests.average
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
  const { headers } = await signedIn(database, draft.member, { secret, origin: url })
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

/** Reads pages one after the other, as a reader does. One that is sent away while too many search waits and asks again. */
async function read(label: string, pages: readonly string[], count = READS) {
  let sentAway = 0
  const times = await timed(count, async (turn) => {
    for (;;) {
      const answer = await fetch(url + pages[turn % pages.length])
      await answer.arrayBuffer()
      if (answer.ok) return
      if (answer.status !== 503) throw new Error(`${label}: ${answer.status}`)
      sentAway += 1
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })
  row(
    label,
    `p50 ${quantile(times, 0.5)}`,
    `p95 ${quantile(times, 0.95)}`,
    sentAway > 0 ? `${sentAway} sent away` : '',
  )
}

/** Readers of record pages and of searches, alone and beside a robot. */
async function besideRobot(pages: readonly string[]) {
  const searches = ['senate', 'newspaper', 'testimony', 'bridge', 'resolution'].map((q) => `/records?q=${q}`)
  await read(`Record page, one reader (${READS} in a row)`, pages)
  await read(`Search, one reader (${SEARCHES} in a row)`, searches, SEARCHES)
  const endRobot = startRobot()
  await read(`Record page, while a robot asks for ${ROBOTS} pages of search at once`, pages)
  await read('Search, while the same robot asks', searches, SEARCHES)
  const { answered, refused } = await endRobot()
  row('The robot meanwhile', `${answered} answered`, `${refused} refused`)
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

const zipped = { 'accept-encoding': 'gzip' }

/** All record pages in turn: from the store, from a bare Node server, and from nginx. */
async function servers(pages: readonly Page[]) {
  const asked = pages.map(({ address }) => ({ path: address, headers: zipped }))
  const known = pages.map(({ address, headers }) => ({
    path: address,
    headers: { ...zipped, 'if-none-match': headers.etag ?? '' },
  }))
  await writePages(path.join(files, 'pages'), pages)
  const endBare = await startBare(path.join(files, 'pages'), BARE_PORT)
  const bare = await load('Reference: the same pages, bare Node', `http://127.0.0.1:${BARE_PORT}`, asked)
  endBare()
  const endNginx = await startNginx(files, NGINX_PORT)
  const nginx =
    endNginx &&
    (await load('Reference: the same pages, nginx', `http://127.0.0.1:${NGINX_PORT}`, asked).finally(
      endNginx,
    ))
  const store = await load(`Record pages (${pages.length} addresses in turn)`, url, asked)
  await load('The same with If-None-Match (304)', url, known, 304)
  row('The store beside bare Node', `${(store / bare).toFixed(2)} ×`)
  row('The store beside nginx', nginx ? `${(store / nginx).toFixed(2)} ×` : 'nginx is not installed')
}

/** Asks for each page again, and waits until the last of them has its best compression: no other work is measured with the pages. */
async function compressed(all: readonly string[]) {
  const best = { 'accept-encoding': 'br, gzip' }
  for (const address of all) await fetched(url, address, best)
  const last = all.at(-1) ?? '/'
  while ((await fetched(url, last, best)).headers['content-encoding'] !== 'br')
    await new Promise((resolve) => setTimeout(resolve, 500))
}

/** Writes an event, as another process commits it; returns its number. */
async function announce(action: string, subject: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO "Event" (id, at, action, "subjectType", "subjectId", "detailHash", previous, hash)
     SELECT id + 1, now(), $1, 'record', $2, repeat('a', 64), hash, md5(id::text) || md5('b')
     FROM "Event" ORDER BY id DESC LIMIT 1 RETURNING id`,
    [action, subject],
  )
  await database.query(`SELECT pg_notify('stele_log', '')`)
  return rows[0]?.id ?? '0'
}

/** The time of the first request of a page after something changed that can be on any page. */
async function afterChanges(addresses: readonly string[]) {
  const times: number[] = []
  for (let turn = 0; turn < CHANGES; turn += 1) {
    await announce('archive.measured', 'bench')
    await new Promise((resolve) => setTimeout(resolve, 100))
    times.push(...(await timed(1, () => fetched(url, addresses[turn % addresses.length] ?? ''))))
  }
  row(
    `First request of a page after a change (${CHANGES})`,
    `p50 ${quantile(times, 0.5)}`,
    `p95 ${quantile(times, 0.95)}`,
  )
}

/**
 * Publications, as another process announces them: the time until the server answers no page from before one, the first request of the record's
 * page, and that of other pages, which stay kept.
 */
async function afterPublications() {
  const { rows } = await database.query<{ id: string; slug: string }>(
    `SELECT id, slug FROM "Record" WHERE "liveId" IS NOT NULL ORDER BY id DESC LIMIT $1`,
    [CHANGES * 2],
  )
  const [confirmed, own, others]: [number[], number[], number[]] = [[], [], []]
  const ask = (slug = '') => timed(1, () => fetched(url, `/records/${slug}`))
  for (const { slug } of rows) await ask(slug)
  for (let turn = 0; turn < CHANGES; turn += 1) {
    const [record, other] = [rows[turn], rows[turn + CHANGES]]
    const event = await announce('record.publish', record?.id ?? '')
    const from = performance.now()
    const read = () => database.query(`SELECT FROM "WebProcess" WHERE "lastEvent" >= $1`, [event])
    while ((await read()).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    confirmed.push(performance.now() - from)
    own.push(...(await ask(record?.slug)))
    others.push(...(await ask(other?.slug)))
  }
  const line = (label: string, times: number[], q: number) =>
    row(`${label} (${CHANGES})`, `p50 ${quantile(times, 0.5)}`, `p${q * 100} ${quantile(times, q)}`)
  line('Another process answers no page from before a publication', confirmed, 0.99)
  line("First request of the record's page after it", own, 0.95)
  line('First request of another record’s page after it', others, 0.95)
}

/** The memory of a process in MB, where the system tells (Linux). */
function memoryOf(pid: number | undefined): string {
  const file = `/proc/${pid}/status`
  const kilobytes = existsSync(file) ? /VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return kilobytes ? `${Math.round(Number(kilobytes) / 1024)} MB` : 'not known here'
}

/** All record pages, from the store and from the references; other answers of the same server. */
async function everythingElse() {
  const pages: Page[] = []
  const began = performance.now()
  for (let from = 0; from < addresses.length; from += 8)
    pages.push(...(await Promise.all(addresses.slice(from, from + 8).map((one) => fetched(url, one)))))
  const each = (performance.now() - began) / addresses.length
  const sizes = pages.map(({ body }) => body.length).sort((a, b) => a - b)
  row(
    'All record pages rendered, eight at once',
    `${each.toFixed(1)} ms each`,
    `${Math.round((sizes[sizes.length >> 1] ?? 0) / 102.4) / 10} KB`,
  )
  await compressed(addresses)
  await servers(pages)
  row('Memory of the server with these pages', memoryOf(server.pid))
  await load(
    'Search, words in turn',
    url,
    ['khojaly', 'senate', 'newspaper', 'resolution panama', 'agdma'].map((q) => ({
      path: `/records?q=${encodeURIComponent(q)}`,
    })),
  )
  await afterChanges(addresses)
  await afterPublications()
}

async function saves() {
  await database.query('CREATE TABLE reference_row (n int)')
  await database.query('INSERT INTO reference_row VALUES (0)')
  const update = await timed(SAVES, () => database.query('UPDATE reference_row SET n = n + 1'))
  row(
    'Reference: one-row update, committed to disk',
    `p50 ${quantile(update, 0.5)}`,
    `p95 ${quantile(update, 0.95)}`,
  )
  const times = await autosave()
  row(`Autosave (${SAVES} in a row)`, `p50 ${quantile(times, 0.5)}`, `p95 ${quantile(times, 0.95)}`)
  row('Demo archive loaded through the commands', `${demoSeconds.toFixed(1)} s`)
}

const addresses = (await multiply(database, RECORDS, { named: RECORDS })).map((slug) => `/records/${slug}`)
const server = spawn(process.execPath, webServer, {
  env: { ...webServerMemory, ...env },
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await whenReady(server)
  console.log(
    `${RECORDS} published records, ${CONNECTIONS} connections, ${SECONDS} s each; Node ${process.version}, ${cpus().length} cores\n`,
  )
  if (ONLY_AFTER) {
    for (const address of addresses.slice(0, 300)) await fetched(url, address)
    await afterChanges(addresses)
    await afterPublications()
  } else {
    if (!ONLY_ROBOT) await everythingElse()
    await besideRobot(addresses.slice(0, 50))
    if (!ONLY_ROBOT) await saves()
  }
} finally {
  server.kill('SIGTERM')
  await database.end()
  await postgres.stop()
  for (const folder of [media, files]) await rm(folder, { recursive: true, force: true })
}
process.exit(0)
