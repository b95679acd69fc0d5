/**
 * `npm run bench:search`: labelled searches over the Universal Declaration of Human Rights in eighteen languages, a record for each article, and
 * over our own sentences. Prints recall, the share of searches whose first result is right, and precision, for each language, and the time of
 * a search. `-- --faults` prints every search that counts against them. Ends with 1 if recall is below 0.98 or the first result is right in
 * less than 0.9 of the searches of a language. `-- --records 100000` measures the time of searches in a made archive of that size instead
 * (large.ts); the targets are those of 100,000 records or fewer.
 */
import { applyMigrations } from '@/bin/database/upgrade'
import { startThrowawayPostgres } from '@/tests/support/postgres'

const [RECALL, FIRST_RIGHT] = [0.98, 0.9]
const options = new Set(process.argv.slice(2))
process.env.NEXTAUTH_SECRET = 'a-secret-that-only-the-benchmark-knows'
process.env.NEXTAUTH_URL = 'http://localhost:3000'
const size = process.argv.indexOf('--records')
if (size > 0) {
  const records = Number(process.argv[size + 1])
  if (!Number.isInteger(records) || records < 1000)
    throw new Error('Usage: npm run bench:search -- --records NUMBER, at least 1000.')
  const { measureLarge } = await import('./large')
  const missed = await measureLarge(records, records <= 100_000)
  if (missed.length > 0) console.error(`Missed: ${missed.join(', ')}`)
  process.exit(missed.length > 0 ? 1 : 0)
}
const postgres = await startThrowawayPostgres()
process.env.DATABASE_URL = postgres.url('postgres')
await applyMigrations(process.env.DATABASE_URL)

const { db } = await import('@/lib/db')
const { articlesIn, publishMeasured } = await import('./archive')
const { declarationFiles, labelledSearches } = await import('./queries')
const { keepNames, NAMES, namedRecords, namedSearches } = await import('./names')
const { figuresOf, judge } = await import('./judge')

const records = [
  ...Object.entries(declarationFiles).flatMap(([language, file]) => articlesIn(language, file)),
  ...namedRecords,
]
await keepNames()
await publishMeasured(records)
await db.$executeRawUnsafe('ANALYZE')

const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8)
const missed: string[] = []
const times: number[] = []
let all = 0
for (const [group, searches] of [...labelledSearches, [NAMES, namedSearches] as const]) {
  const judged = []
  for (const labelled of searches) {
    const began = performance.now()
    judged.push(await judge(group, labelled, records))
    times.push(performance.now() - began)
  }
  all += judged.length
  const { recall, firstRight, precision } = figuresOf(judged)
  console.log(
    `${group.padEnd(16)} ${String(judged.length).padStart(4)} searches   recall ${percent(recall)}   first right ${percent(firstRight)}   precision ${percent(precision)}`,
  )
  if (recall < RECALL || firstRight < FIRST_RIGHT) missed.push(group)
  if (options.has('--faults'))
    for (const { q, missed, wrong, firstIsRight } of judged)
      if (missed.length + wrong.length > 0 || !firstIsRight)
        console.log(
          `    ${q}${missed.length ? `   missed ${missed.join(' ')}` : ''}${wrong.length ? `   wrong ${wrong.join(' ')}` : ''}${firstIsRight ? '' : '   first wrong'}`,
        )
}
times.sort((one, other) => one - other)
const at = (share: number) => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(1)} ms`
console.log(
  `\n${all} searches in ${records.length} records, p50 ${at(0.5)}, p95 ${at(0.95)}. Targets: recall ≥ ${RECALL}, first right ≥ ${FIRST_RIGHT} in each language.`,
)
if (missed.length > 0) console.error(`Missed: ${missed.join(', ')}`)
await db.$disconnect()
await postgres.stop()
process.exitCode = missed.length > 0 ? 1 : 0
