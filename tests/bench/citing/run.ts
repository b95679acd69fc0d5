/**
 * `npm run bench:citing`: the field that finds what to cite, in an archive of 100,000 sources, 20,000 names and 20,000 cited passages with made-up
 * words (Zipf). Prints p50 and p95 of what is typed, letter by letter as an editor types it, and in the same run the reference: twenty sources by
 * their keys. `-- --explain` prints the plan of each query, too. Ends with an error beyond 50 ms.
 */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { applyMigrations } from '@/bin/database/upgrade'
import type { Actor } from '@/lib/access'
import { startThrowawayPostgres } from '@/tests/support/postgres'
import { randomFrom, vocabularyOf, zipf } from '../search/made-words'

const [SOURCES, NAMES, PASSAGES, TURNS, LIMIT] = [100_000, 20_000, 20_000, 60, 50]

const postgres = await startThrowawayPostgres()
const databaseUrl = postgres.url('postgres')
Object.assign(process.env, {
  DATABASE_URL: databaseUrl,
  NEXTAUTH_SECRET: 'a-secret-that-only-the-benchmark-knows',
  NEXTAUTH_URL: 'http://localhost:3000',
})
await applyMigrations(databaseUrl)
const database = new pg.Client(databaseUrl)
await database.connect()
const { wordLine } = await import('@/lib/folding/word-lines')

const random = randomFrom(11)
const vocabulary = vocabularyOf('en')
const words = (count: number) => Array.from({ length: count }, () => vocabulary[zipf(random)] ?? '').join(' ')

/** Inserts rows of texts with their lines of words, many at a time. */
async function fill(count: number, sql: string, textOf: () => string) {
  for (let done = 0; done < count; done += 5000) {
    const texts = Array.from({ length: Math.min(5000, count - done) }, textOf)
    await database.query(sql, [texts.map(() => randomUUID()), texts, texts.map(wordLine)])
  }
}

const member = randomUUID()
const [source, holding, layer] = [randomUUID(), randomUUID(), randomUUID()]
await database.query('SET session_replication_role = replica')
await database.query(
  `INSERT INTO "Member" (id, email, name, role, "passwordHash") VALUES ($1, 'editor@example.org', 'An editor', 'EDITOR', 'none')`,
  [member],
)
await fill(
  SOURCES,
  `INSERT INTO "Source" (id, type, title, words, "titleWords", "createdById", "describedBy", "updatedAt")
    SELECT id, 'article-newspaper', text, line, line, '${member}', '{}', now() - random() * interval '900 days'
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS made(id, text, line)`,
  () => words(8),
)
await fill(
  NAMES,
  `INSERT INTO "Authority" (id, kind, name, words) SELECT id, 'BODY', text, line
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS made(id, text, line)`,
  () => words(3),
)
await database.query(
  `INSERT INTO "Source" (id, type, title, words, "titleWords", "createdById", "describedBy") VALUES ($1, 'book', 'x', ' x ', ' x ', $2, '{}')`,
  [source, member],
)
await database.query(
  `INSERT INTO "Holding" (id, "sourceId", kind, sha256, filename, contributors, "createdById") VALUES ($1, $2, 'TRANSCRIPT', encode(sha256('x'), 'hex'), 'x.txt', '{}', $3)`,
  [holding, source, member],
)
await database.query(
  `INSERT INTO "TextLayer" (id, "holdingId", origin, language, text, length, sha256) VALUES ($1, $2, 'HUMAN', 'en', 'x', 1, encode(sha256('x'), 'hex'))`,
  [layer, holding],
)
await fill(
  PASSAGES,
  `INSERT INTO "Passage" (id, "textLayerId", start, "end", exact, prefix, suffix, words, "createdById")
    SELECT id, '${layer}', (row_number() OVER ())::int + (SELECT count(*) FROM "Passage")::int, 100000, text, '', '', line, '${member}'
    FROM unnest($1::uuid[], $2::text[], $3::text[]) AS made(id, text, line)`,
  () => words(30),
)
await database.query('VACUUM ANALYZE')

const { findCitable } = await import('@/lib/citations/finder')
const { sourcesById } = await import('@/lib/sources/queries')
const { translatorOf } = await import('@/lib/messages/catalogue')
const { db } = await import('@/lib/db')
const actor: Actor = { id: member, name: 'An editor', role: 'EDITOR' }
const t = translatorOf('en')
const { rows } = await database.query<{ id: string }>('SELECT id FROM "Source" LIMIT 20')

const pick = (from: number, to: number) => vocabulary[from + Math.floor(random() * (to - from))] ?? ''
const kinds: [string, () => string][] = [
  ['nothing typed', () => ''],
  ['one letter', () => pick(0, 2000).slice(0, 1)],
  ['three letters', () => pick(0, 5000).slice(0, 3)],
  ['a frequent word', () => pick(0, 20)],
  ['a middling word', () => pick(100, 500)],
  ['a rare word', () => pick(5000, 15_000)],
  ['two words', () => `${pick(0, 100)} ${pick(100, 2000)}`],
  ['a misspelt word', () => `${pick(2000, 9000)}q`],
]

async function measure(what: string, work: () => Promise<unknown>): Promise<number> {
  for (let warm = 0; warm < 5; warm += 1) await work()
  const times: number[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  const share = (part: number) => times[Math.floor(times.length * part)] ?? 0
  console.log(
    `${what.padEnd(28)} p50 ${share(0.5).toFixed(1).padStart(7)} ms   p95 ${share(0.95).toFixed(1).padStart(7)} ms`,
  )
  return share(0.95)
}

await measure('reference: by keys', () =>
  sourcesById(
    actor,
    rows.map(({ id }) => id),
    t,
  ),
)
const missed: string[] = []
for (const [what, typed] of kinds)
  if ((await measure(what, () => findCitable(actor, { q: typed(), name: null }, t))) > LIMIT)
    missed.push(what)
if (missed.length > 0) console.error(`Beyond ${LIMIT} ms: ${missed.join(', ')}`)
await db.$disconnect()
await database.end()
await postgres.stop()
process.exitCode = missed.length > 0 ? 1 : 0
