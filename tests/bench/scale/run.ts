/**
 * `npm run bench:scale`: an archive of 10,000 records, 100,000 revisions, 500,000 events and 50,000 passages made from the demo (`--full`: ten
 * times that; `--part 20`: a twentieth), and one of a tenth of its size. Prints p95 and the most memory of what members and readers do and of what runs
 * at night, in both, and how much each grows. Ends with an error when one grows more than it can (growth.ts).
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { applyMigrations } from '../../../bin/database/upgrade'
import { startThrowawayPostgres } from '../../support/postgres'
import { fillScale, type Scale } from './fill'
import { type Figure, figures, heading, lineOf, type Measured, TIMES, tooMuchIn } from './growth'

const { values } = parseArgs({
  options: { full: { type: 'boolean', default: false }, part: { type: 'string', default: '1' } },
})
const factor = (values.full ? 10 : 1) / Number(values.part)
const scaleOf = (by: number): Scale => ({
  records: Math.ceil(10_000 * by),
  revisions: Math.ceil(100_000 * by),
  events: Math.ceil(500_000 * by),
  passages: Math.ceil(50_000 * by),
})

const postgres = await startThrowawayPostgres()
const media = mkdtempSync(path.join(tmpdir(), 'stele-bench-media-'))

function run(args: string[], env: Record<string, string>): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', ...args],
    { env: { ...process.env, ...env }, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}${stderr}`)
  return stdout
}

/** Makes an archive of this size, and returns what its programs need. */
async function archiveOf(name: string, scale: Scale) {
  const admin = new pg.Client(postgres.url('postgres'))
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const env = {
    ...{ DATABASE_URL: postgres.url(name), MEDIA_DIR: path.join(media, name) },
    STELE_STATE: path.join(media, `${name}-state`),
    NEXTAUTH_SECRET: 'a-secret-that-only-the-benchmark-knows',
    NEXTAUTH_URL: 'http://localhost:3196',
  }
  await applyMigrations(env.DATABASE_URL)
  run(['prisma/seed.ts'], env)
  const database = new pg.Client(env.DATABASE_URL)
  await database.connect()
  const reader = await fillScale(database, scale)
  await database.end()
  return { ...env, READER: reader }
}

const measured = (env: Record<string, string>, figure: Figure): Measured =>
  JSON.parse(run(['tests/bench/scale/measure.ts', figure], env))

const sizes = [scaleOf(factor / TIMES), scaleOf(factor)] as const
const small = await archiveOf('tenth', sizes[0])
const large = await archiveOf('whole', sizes[1])
console.log(
  `${JSON.stringify(sizes[1])} beside a tenth of it; Node ${process.version}, ${cpus().length} cores\n`,
)
console.log(heading)
const tooMuch: string[] = []
for (const figure of Object.keys(figures) as Figure[]) {
  const [tenth, whole] = [measured(small, figure), measured(large, figure)]
  tooMuch.push(...tooMuchIn(figure, tenth, whole))
  console.log(lineOf(figure, tenth, whole))
}
await postgres.stop()
rmSync(media, { recursive: true, force: true })
if (tooMuch.length > 0) console.error(`\nGrows more than it can:\n${tooMuch.join('\n')}`)
process.exit(tooMuch.length > 0 ? 1 : 0)
