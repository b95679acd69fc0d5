/**
 * `npm run bench:memory`: the memory of a web server whose archive has 100,000 published records (`-- --records N`: as many), while readers and
 * harvesters ask for 10,000 record pages in turn (`--pages N`), pages in other languages, searches, lists, files, feeds and all sitemaps. Prints after
 * each step what the process takes, most and now, and what of it are kept pages, V8's heap and buffers; then what is left after a rest. Ends with 1 when
 * the most is over 600 MB. The archive is made once and kept in .stele/bench.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import getPort from 'get-port'
import pg from 'pg'
import { webServer, webServerMemory } from '../../../bin/start/web-server'
import { keptArchive } from './archive'

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    pages: { type: 'string', default: '10000' },
    rest: { type: 'string', default: '60' },
  },
})
const RECORDS = Number(values.records)
const PAGES = Number(values.pages)
/** MB that the process may take. */
const MOST = 600
const AT_ONCE = 8
const MEGABYTE = 1024 * 1024

const port = await getPort({ host: '127.0.0.1' })
const url = `http://127.0.0.1:${port}`
const own: NodeJS.ProcessEnv = {
  ...webServerMemory,
  ...process.env,
  ...{ NODE_ENV: 'production', NEXTAUTH_SECRET: 'a-secret-that-only-the-benchmark-knows', NEXTAUTH_URL: url },
  ...{ PORT: String(port), STELE_METRICS: '1', STELE_PAGES_ON_DISK: '0' },
  ...{ STELE_LIMIT_PAGES: '0', STELE_LIMIT_SEARCH: '0', STELE_LIMIT_API: '0' },
}
const archive = await keptArchive(RECORDS, own)
const env = { ...own, DATABASE_URL: archive.url, MEDIA_DIR: archive.media }
if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build. Run npm start or npm test once.')

const database = new pg.Client(archive.url)
await database.connect()
const column = async (sql: string, values: unknown[] = []) =>
  (await database.query<{ of: string }>(sql, values)).rows.map(({ of }) => of)

const server = spawn(process.execPath, webServer, { env, stdio: ['ignore', 'ignore', 'inherit'] })

/** What the system says about the process, in MB. */
function systemMemory() {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024
  return { now: of('VmRSS'), most: of('VmHWM'), anonymous: of('RssAnon'), file: of('RssFile') }
}

/** What the process says about itself, in MB. */
async function ownMemory() {
  const text = await (await fetch(`${url}/api/metrics`)).text()
  const of = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
  return {
    pages: of('stele_kept_pages'),
    kept: of('stele_kept_bytes') / MEGABYTE,
    heap: of('nodejs_heap_size_used_bytes') / MEGABYTE,
    reserved: of('nodejs_heap_size_total_bytes') / MEGABYTE,
    external: of('nodejs_external_memory_bytes') / MEGABYTE,
  }
}

const row = (cells: readonly (string | number)[]) =>
  console.log(
    cells
      .map((cell, index) => {
        const text = typeof cell === 'number' ? cell.toFixed(0) : cell
        return index === 0 ? text.padEnd(48) : text.padStart(10)
      })
      .join(''),
  )

let mostSeen = Number.NaN

async function report(step: string, seconds: number) {
  const { now, most, anonymous, file } = systemMemory()
  const { pages, kept, heap, reserved, external } = await ownMemory()
  mostSeen = most
  const threads = readdirSync(`/proc/${server.pid}/task`).length
  row([step, now, most, anonymous, file, heap, reserved, external, kept, pages, threads, seconds])
}

/** Asks for addresses, some at once, and reads the answers. */
async function ask(addresses: readonly string[], headers: Record<string, string> = {}) {
  const waiting = [...addresses].reverse()
  const failed: string[] = []
  const reader = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const answer = await fetch(url + next, { headers: { 'accept-encoding': 'br, gzip', ...headers } })
      for await (const _ of answer.body ?? []);
      if (answer.status !== 200) failed.push(`${next}: ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  if (failed.length > 0) console.log(`  not answered: ${failed.length}, such as ${failed[0]}`)
}

async function step(label: string, addresses: readonly string[]) {
  const since = performance.now()
  await ask(addresses)
  await report(`${label} (${addresses.length})`, (performance.now() - since) / 1000)
}

async function whenReady() {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    if ((await fetch(`${url}/api/health`).catch(() => null))?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not answer within 120 s.')
}

const evenly = <T>(all: readonly T[], count: number): T[] =>
  Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor((index * all.length) / Math.min(count, all.length))],
  ).filter((one) => one !== undefined)

const numbered = (count: number, of: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index + 1))

try {
  const slugs = evenly(await column(`SELECT slug AS of FROM "SearchEntry" ORDER BY slug`), PAGES)
  const sources = await column(`SELECT DISTINCT "sourceId"::text AS of FROM "Reference" LIMIT 500`)
  const names = await column(
    `SELECT DISTINCT '/names/' || lower(kind::text) || '/' || key AS of FROM "SearchName" WHERE kind IN ('PERSON', 'BODY', 'PLACE', 'PERIODICAL') LIMIT 500`,
  )
  const words = [
    'khojaly',
    'senate',
    'newspaper',
    'resolution panama',
    'agdma',
    '"the senate"',
    'bridge',
    '1992',
  ]
  await whenReady()
  console.log(
    `${RECORDS} published records; Node ${process.version}, ${cpus().length} cores. MB: now, most, of it anonymous and mapped files; V8 heap used and reserved, buffers; kept pages and their number; threads; seconds.\n`,
  )
  row(['', 'now', 'most', 'anon', 'files', 'heap', 'reserved', 'buffers', 'kept', 'pages', 'threads', 's'])
  await step('Started', ['/'])
  await step(
    'Record pages in turn',
    slugs.map((slug) => `/records/${slug}`),
  )
  await step(
    'The same, kept',
    slugs.map((slug) => `/records/${slug}`),
  )
  const languages = ['az', 'hy', 'ru', 'tr', 'fr', 'de', 'es', 'ar', 'fa', 'he']
  await step(
    'Record pages in ten languages',
    languages.flatMap((language) => evenly(slugs, 100).map((slug) => `/${language}/records/${slug}`)),
  )
  await step('Editions, citations, data of records', [
    ...evenly(slugs, 200).flatMap((slug) => [
      ...[`/records/${slug}/editions/1`, `/records/${slug}/editions/1/cite`],
      ...[`/api/public/records/${slug}`, `/api/public/records/${slug}/graph`],
    ]),
  ])
  await step(
    'Preview images',
    evenly(slugs, 60).map((slug) => `/records/${slug}/editions/1/preview.png`),
  )
  await step(
    'Searches',
    words.flatMap((word) => numbered(10, (page) => `/records?q=${encodeURIComponent(word)}&page=${page}`)),
  )
  await step('Pages of all lists', [
    ...numbered(60, (page) => `/records?page=${page * 50}`),
    ...['/register', '/press', '/testimonies', '/timeline'].flatMap((path) =>
      numbered(30, (page) => `${path}?page=${page * 20}`),
    ),
    ...[
      '/figures',
      '/map',
      '/names',
      '/new',
      '/this-day',
      '/unverified',
      '/collections',
      '/sources',
      '/data',
      '/about/method',
    ],
  ])
  await step('Sources and names', [...sources.map((id) => `/sources/${id}`), ...names])
  await step('Feeds, lists of the API and harvesting', [
    ...['/new/atom', '/new/json', '/api/public/list', '/api/public/withdrawals', '/api/public/openapi.json'],
    ...numbered(50, (page) => `/api/public/records?page=${page}`),
    ...numbered(20, () => '/api/public/oai?verb=ListRecords&metadataPrefix=oai_dc'),
  ])
  const index = await (await fetch(`${url}/sitemap.xml`)).text()
  const sitemaps = [...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname)
  await step(
    'Sitemaps',
    sitemaps.filter((path) => path.startsWith('/sitemaps/')),
  )
  await step(
    'Registers, timeline, map and figures as CSV',
    ['/register', '/press', '/testimonies', '/timeline', '/map', '/figures'].map((path) => `${path}/csv`),
  )
  await step(
    'Record pages in turn, again',
    slugs.map((slug) => `/records/${slug}`),
  )
  await new Promise((resolve) => setTimeout(resolve, Number(values.rest) * 1000))
  await report(`After a rest of ${values.rest} s`, Number(values.rest))
} finally {
  server.kill('SIGTERM')
  await database.end()
  await archive.stop()
}
const isOver = mostSeen > MOST
console.log(`\nAt most ${mostSeen.toFixed(0)} MB; the target is ${MOST} MB.`)
process.exit(isOver ? 1 : 0)
