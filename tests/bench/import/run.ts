/**
 * `npm run bench:import`: imports a made-up table of 100,000 rows (`-- --rows 5000`: fewer) as records and as sources. Prints rows a second of the
 * check and of the import and, in the same run, of the fixed reference: COPY of the same rows into a bare table. Ends with an error when records
 * are imported at less than 2,000 rows a second.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { applyMigrations } from '../../../bin/database/upgrade'
import { startThrowawayPostgres } from '../../support/postgres'

const LEAST = 2_000

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' } } })
const count = Number(values.rows)
const postgres = await startThrowawayPostgres()
const databaseUrl = postgres.url('postgres')
const folder = mkdtempSync(path.join(tmpdir(), 'stele-bench-import-'))
Object.assign(process.env, {
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: 'a-secret-that-only-the-benchmark-knows',
  NEXTAUTH_URL: 'http://localhost:3196',
  MEDIA_DIR: folder,
})
await applyMigrations(databaseUrl)
const { db } = await import('@/lib/db')
const { endThreads } = await import('@/lib/workers/threads')
const { createImport } = await import('@/lib/imports/commands')
const { checkImport, runImport } = await import('@/lib/imports/run')
const { undoImport } = await import('@/lib/imports/undo')
const { startCheck, startImport, startUndo } = await import('@/lib/jobs/imports')
const { kinds } = await import('@/lib/records/kinds')

const { id } = await db.member.create({
  data: { email: 'editor@example.org', name: 'An editor', role: 'EDITOR', passwordHash: 'none' },
})
const actor = { id, name: 'An editor', role: 'EDITOR' } as const
const words = (seed: number, length: number) =>
  Array.from({ length }, (_, index) => `word${(index * 31 + seed * 7) % 997}`).join(' ')
const day = (index: number) => `19${50 + (index % 50)}-0${1 + (index % 9)}-${10 + (index % 19)}`
const heads = ['Title', 'Summary', 'Language', 'Date', 'Type']
const line = (index: number) =>
  [`${words(index, 5)} ${index}`, words(index + 3, 30), 'en', day(index), 'article-newspaper'].join(',')
const file = `${heads.join(',')}\n${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`

const perSecond = (seconds: number, rows = count) => Math.round(rows / seconds)
async function measured<Result>(label: string, work: () => Promise<Result>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const started = performance.now()
  await work()
  const rate = perSecond((performance.now() - started) / 1_000)
  delay.disable()
  const longest = Math.round(delay.max / 1e6)
  console.log(`${label.padEnd(28)}${String(rate).padStart(8)} rows a second   longest pause ${longest} ms`)
  return rate
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, ${count} rows`,
)
const client = new pg.Client(databaseUrl)
await client.connect()
await client.query(`CREATE TABLE bare (${heads.map((head) => `"${head}" text`).join(', ')})`)
await measured('COPY into a bare table', () =>
  pipeline(
    Readable.from([file]),
    client.query(copyFrom('COPY bare FROM STDIN WITH (FORMAT csv, HEADER true)')),
  ),
)
await client.end()

const [kind] = kinds.filter(({ needsConsent, dateField }) => !needsConsent && dateField !== null)
const work = { signal: new AbortController().signal, report: () => {} }
const rates: number[] = []
for (const target of [kind?.id ?? '', 'sources']) {
  const made = await createImport(
    actor,
    { target, filename: 'bench.csv' },
    Readable.from([Buffer.from(file)]),
  )
  const { mapping } = await db.import.findUniqueOrThrow({ where: { id: made.id } })
  await startCheck(actor, made.id, { mapping, defaults: {}, leavesOutLike: true })
  await measured(`${target}: check`, () => checkImport(actor, made.id, work))
  await startImport(actor, made.id)
  rates.push(await measured(`${target}: import`, () => runImport(actor, made.id, work)))
  await startUndo(actor, made.id)
  await measured(`${target}: undo`, () => undoImport(actor, made.id, work))
  const { made: entries, removed } = await db.import.findUniqueOrThrow({ where: { id: made.id } })
  if (entries !== count || removed !== count) throw new Error(`${entries} were made and ${removed} removed.`)
}
await endThreads()
await db.$disconnect()
await postgres.stop()
rmSync(folder, { recursive: true, force: true })
if ((rates[0] ?? 0) < LEAST) {
  console.error(`Records were imported at less than ${LEAST} rows a second.`)
  process.exitCode = 1
}
