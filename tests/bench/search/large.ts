import { existsSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { startCluster } from '@/bin/database/cluster'
import { applyMigrations } from '@/bin/database/upgrade'
import { EVERYWHERE, fillArchive, type MadeRecord, madeRecords } from './made-archive'
import { languages, randomFrom, vocabularyOf } from './made-words'

const [SEARCH_P95, FACETS_P95, LONGEST, RANKED] = [60, 120, 400, 0.98]
const KNOWN = 300
const EACH = 24
const TEN = 10

const random = randomFrom(1)
const below = (limit: number) => Math.floor(random() * limit)
const words = languages.map(vocabularyOf)
const wordAt = (rank: number) => words[below(words.length)]?.[rank] ?? ''

/** One letter is another: a misspelling of a word that is not rare. */
function misspelt(): string {
  const letters = [...wordAt(2_000 + below(4_000))]
  const at = 1 + below(letters.length - 1)
  return letters.map((letter, index) => (index === at ? (letters[index - 1] ?? letter) : letter)).join('')
}

/** Searches of every kind, as readers of a large archive type them. */
function searchesIn(records: readonly MadeRecord[]): Record<string, () => Record<string, string>> {
  const record = () => records[below(records.length)] ?? { text: [], title: [], slug: '', language: 'en' }
  const inRow = (count: number) => {
    const { text } = record()
    const at = below(text.length - count)
    return text.slice(at, at + count).join(' ')
  }
  const common = () => wordAt(60 + below(40))
  const veryCommon = () => wordAt(below(4))
  const beside = () => {
    const list = words[below(words.length)] ?? []
    return `"${list[below(4)]} ${list[below(4)]}"`
  }
  return {
    'a rare word': () => ({ q: wordAt(8_000 + below(12_000)) }),
    'a word in about 10 % of the records': () => ({ q: common() }),
    'a word in nearly all records of a language': () => ({ q: veryCommon() }),
    'a word in nearly all records': () => ({ q: EVERYWHERE }),
    'two words of one language': () => {
      const list = words[below(words.length)] ?? []
      return { q: `${list[40 + below(100)]} ${list[200 + below(2_000)]}` }
    },
    'two very common words': () => ({ q: `${veryCommon()} ${EVERYWHERE}` }),
    'a phrase of three words': () => ({ q: `"${inRow(3)}"` }),
    'a phrase of two very common words': () => ({ q: beside() }),
    'an unfinished word': () => ({ q: wordAt(3_000 + below(9_000)).slice(0, 5) }),
    'a misspelt word': () => ({ q: misspelt() }),
    'a common word, by event date': () => ({ q: common(), sort: 'dated' }),
    'a common word, filtered': () => ({ q: common(), kind: 'testimony', year: String(1985 + below(40)) }),
  }
}

/** What someone remembers of a record: words of its title, a phrase, or some of its words. */
function remembered({ title, text }: MadeRecord, number: number): string {
  if (number % 3 === 0) return [title[0], title[2], title[4]].join(' ')
  if (number % 3 === 1) {
    const at = below(text.length - 5)
    return `"${text.slice(at, at + 5).join(' ')}"`
  }
  const rare = text.toSorted((one, other) => other.length - one.length)
  return [...new Set([rare[0], rare[1], text[below(text.length)], text[below(text.length)]])].join(' ')
}

const at = (times: readonly number[], share: number) =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  0
const ms = (time: number) => `${time.toFixed(0)} ms`.padStart(8)

/**
 * Measures the search in a made archive of so many records, one search after the other: server time with and without facets, and whether
 * records that someone remembers something of are among the first ten. The archive is made once and kept in .stele/bench. Returns what was missed.
 */
export async function measureLarge(records: number, hasTargets: boolean): Promise<string[]> {
  const folder = path.resolve('.stele', 'bench', `search-${records}`)
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
  const settings = {
    ...{
      max_connections: '20',
      fsync: 'off',
      synchronous_commit: 'off',
      wal_level: 'minimal',
      max_wal_senders: '0',
    },
    ...{ shared_buffers: '1GB', max_wal_size: '4GB', autovacuum: 'off' },
  }
  const server = await startCluster({ folder, password: 'stele', settings })
  try {
    process.env.DATABASE_URL = server.url('postgres')
    const isMade = path.join(folder, 'made')
    if (!existsSync(isMade)) {
      console.log(`Making ${records} records in ${folder}`)
      const began = performance.now()
      await applyMigrations(process.env.DATABASE_URL)
      await fillArchive(process.env.DATABASE_URL, records)
      await writeFile(isMade, '')
      console.log(`  made in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    }
    return await measured(records, hasTargets)
  } finally {
    const { db } = await import('@/lib/db')
    await db.$disconnect()
    await server.stop()
  }
}

async function measured(records: number, hasTargets: boolean): Promise<string[]> {
  const { search, searchSchema, searchWithFacets } = await import('@/lib/search/queries')
  const sample = madeRecords(Array.from({ length: 500 }, () => below(records)))
  const searches = searchesIn(sample)
  for (const of of Object.values(searches)) await searchWithFacets(searchSchema.parse(of()))
  const [all, withFacets]: [number[], number[]] = [[], []]
  for (const [name, of] of Object.entries(searches)) {
    const [plain, faceted]: [number[], number[]] = [[], []]
    let found = 0
    for (let turn = 0; turn < EACH; turn += 1) {
      const asked = searchSchema.parse(of())
      // Each in turn first, so that neither is always the one that warms the caches.
      for (const first of turn % 2 === 0 ? [true, false] : [false, true]) {
        const began = performance.now()
        const { total } = await (first ? search(asked) : searchWithFacets(asked))
        ;(first ? plain : faceted).push(performance.now() - began)
        found += total / EACH / 2
      }
    }
    all.push(...plain)
    withFacets.push(...faceted)
    console.log(
      `${name.padEnd(46)} ${String(Math.round(found)).padStart(6)} found   p50 ${ms(at(plain, 0.5))}   p95 ${ms(at(plain, 0.95))}   with facets p50 ${ms(at(faceted, 0.5))}   p95 ${ms(at(faceted, 0.95))}   longest ${ms(Math.max(...plain, ...faceted))}`,
    )
  }
  let ranked = 0
  for (const [number, record] of sample.slice(0, KNOWN).entries()) {
    const { found } = await search(searchSchema.parse({ q: remembered(record, number) }))
    if (found.slice(0, TEN).some(({ slug }) => slug === record.slug)) ranked += 1
    else if (process.argv.includes('--faults'))
      console.log(`    ${record.slug}: ${remembered(record, number)}`)
  }
  const [searchTime, facetTime] = [at(all, 0.95), at(withFacets, 0.95)]
  const longest = Math.max(...all, ...withFacets)
  const share = ranked / KNOWN
  console.log(
    `\n${records} records: search p95 ${ms(searchTime).trim()}, with facets p95 ${ms(facetTime).trim()}, longest ${ms(longest).trim()}; ${(100 * share).toFixed(1)} % of ${KNOWN} known records among the first ten.`,
  )
  if (!hasTargets) return []
  console.log(`Targets: ${SEARCH_P95} ms, ${FACETS_P95} ms, ${LONGEST} ms, ${100 * RANKED} %.`)
  return [
    ...(searchTime > SEARCH_P95 ? ['the time of a search'] : []),
    ...(facetTime > FACETS_P95 ? ['the time of a search with facets'] : []),
    ...(longest > LONGEST ? ['the longest time'] : []),
    ...(share < RANKED ? ['known records'] : []),
  ]
}
