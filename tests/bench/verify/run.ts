/**
 * `npm run bench:verify`: verifies two made-up archives, one of them ten times as large as the other (20,000 revisions, 100,000 events), each in
 * a process of its own with a heap of at most 96 MB. Prints the time and the peak memory (RSS). Ends with an error when a difference is found,
 * when the heap isn't enough, or when one needs more than 384 MB in all.
 */
import { spawnSync } from 'node:child_process'
import pg from 'pg'
import { applyMigrations } from '../../../bin/database/upgrade'
import { startThrowawayPostgres } from '../../support/postgres'
import { fill } from './fill'

const LIMIT = 384
const HEAP = 96
const sizes = [
  { revisions: 2_000, events: 10_000 },
  { revisions: 20_000, events: 100_000 },
]

const postgres = await startThrowawayPostgres()
const peaks: number[] = []
let isSound = true
for (const [index, size] of sizes.entries()) {
  const admin = new pg.Client(postgres.url('postgres'))
  await admin.connect()
  await admin.query(`CREATE DATABASE bench_${index}`)
  await admin.end()
  const url = postgres.url(`bench_${index}`)
  await applyMigrations(url)
  const database = new pg.Client(url)
  await database.connect()
  await fill(database, size)
  await database.end()
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${HEAP}`,
      '--conditions=react-server',
      '--import',
      'tsx',
      'tests/bench/verify/verification.ts',
    ],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: url,
        NEXTAUTH_SECRET: 'a-secret-that-only-the-benchmark-knows',
        NEXTAUTH_URL: 'http://localhost:3197',
      },
    },
  )
  if (stderr) console.error(stderr)
  const { events, rows, differences, seconds, megabytes } = JSON.parse(stdout)
  isSound &&= differences === 0
  peaks.push(megabytes)
  console.log(
    `${size.revisions} revisions, ${events} events, ${rows} rows: ${seconds.toFixed(1)} s, peak memory ${megabytes.toFixed(0)} MB, ${differences} differences`,
  )
}
await postgres.stop()
process.exitCode = isSound && peaks.every((peak) => peak <= LIMIT) ? 0 : 1
