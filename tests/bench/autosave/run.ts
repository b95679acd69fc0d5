/**
 * `npm run bench:autosave`: saves of a draft as the editor sends them, one changed word each, for drafts of three sizes. Prints p50 and p95 of the
 * server's time and, in the same run, of the fixed reference: an update of one row of the same table in a transaction. Ends with an error beyond
 * 7 ms (p50) or 12 ms (p95) for the usual draft.
 */
import { randomUUID } from 'node:crypto'
import { cpus } from 'node:os'
import { applyMigrations } from '../../../bin/database/upgrade'
import { startThrowawayPostgres } from '../../support/postgres'

const LIMITS = { p50: 7, p95: 12 }
const WARMING = 100
const TURNS = 400

const postgres = await startThrowawayPostgres()
const databaseUrl = postgres.url('postgres')
Object.assign(process.env, {
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: 'a-secret-that-only-the-benchmark-knows',
  NEXTAUTH_URL: 'http://localhost:3198',
})
await applyMigrations(databaseUrl)
const { db, transaction } = await import('@/lib/db')
const { createRecord } = await import('@/lib/records/commands')
const { saveDraft } = await import('@/lib/records/drafts')
const { createSource } = await import('@/lib/sources/commands')
const { emptyContent } = await import('@/lib/records/schema')
const { documentSchema } = await import('@/lib/text')

const { id } = await db.member.create({
  data: { email: 'editor@example.org', name: 'An editor', role: 'EDITOR', passwordHash: 'none' },
})
const actor = { id, name: 'An editor', role: 'EDITOR' } as const
const source = await createSource(actor, { type: 'book', title: 'A book' })

const words = (count: number, seed: number) =>
  Array.from({ length: count }, (_, index) => `word${(index * 7 + seed) % 997}`).join(' ')
const citation = () => ({
  type: 'citation',
  attrs: {
    id: randomUUID(),
    passageId: null,
    chain: [{ sourceId: source.id, locator: null, access: 'ORIGINAL_SEEN' }],
  },
})
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `${words(100, index)} ` }, citation()],
  }))

const quantile = (times: readonly number[], q: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * q))] ?? Number.NaN

async function measured(label: string, work: (turn: number) => Promise<unknown>) {
  for (let turn = 0; turn < WARMING; turn += 1) await work(turn)
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const started = performance.now()
    await work(WARMING + turn)
    times.push(performance.now() - started)
  }
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  console.log(`${label.padEnd(48)}p50 ${p50.toFixed(1)} ms   p95 ${p95.toFixed(1)} ms`)
  return { p50, p95 }
}

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`)
const failures: string[] = []
for (const [label, count] of [
  ['Usual draft: 2,000 words, 20 citations', 20],
  ['Long draft: 10,000 words, 100 citations', 100],
  ['Longest: 50,000 words, 500 citations', 500],
] as const) {
  const record = await createRecord(actor, {
    id: randomUUID(),
    kind: 'account',
    title: label,
    language: 'en',
  })
  const blocks = paragraphs(count)
  let version = 1
  // Twenty texts in turn, each with another word than the one before it, made before the clock runs.
  const contents = Array.from({ length: 20 }, (_, turn) => {
    const changed = { type: 'paragraph', content: [{ type: 'text', text: `Typed ${turn}.` }] }
    const body = documentSchema.parse({ type: 'doc', content: [changed, ...blocks] })
    return { ...emptyContent('account', label, 'en'), body }
  })
  const saved = await measured(label, async (turn) => {
    const content = contents[turn % contents.length]
    ;({ version } = await saveDraft(actor, record.id, { baseVersion: version, content }))
  })
  if (count === 20 && (saved.p50 > LIMITS.p50 || saved.p95 > LIMITS.p95)) failures.push(label)
  await measured('  one row of the same table', (turn) =>
    transaction(
      (tx) =>
        tx.$executeRaw`UPDATE "Draft" SET "savedAt" = now(), title = ${`Title ${turn}`} WHERE "recordId" = ${record.id}::uuid`,
    ),
  )
}
await db.$disconnect()
await postgres.stop()
if (failures.length > 0) {
  console.error(`Slower than ${LIMITS.p50} ms (p50) or ${LIMITS.p95} ms (p95): ${failures.join(', ')}`)
  process.exitCode = 1
}
