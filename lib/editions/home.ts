import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Run } from '@/lib/citations/runs'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import { db } from '@/lib/db'
import type { Translator } from '@/lib/messages/translator'
import { hidesText } from '@/lib/records/content-warning'
import { accountKinds } from '@/lib/records/kinds'
import { recordDate } from '@/lib/records/kinds/fields'
import { storedContent } from '@/lib/records/schema'
import { getTranslator } from '@/lib/settings/language'
import { type Evidence, keyOf, readingOf, shortChainOf } from './evidence'
import { readEdition, type StoredEdition, storedColumns } from './masking/shown'

/** A record in a list of the home page. */
export type HomeRecord = {
  slug: string
  kind: string
  language: string
  title: string
  attribution: string
  publishedAt: Date
  date: DateGroup | null
  statements: number
  secondHand: number
  unseen: number
}

export type HomeEvent = { slug: string; title: string; id: string; text: string; date: DateGroup }

/** A quotation in large letters, with its source and state. */
export type HomeQuotation = {
  slug: string
  title: string
  id: string
  text: string
  language: string | null
  speaker: string | null
  source: Run[]
  state: Evidence['state']
  /** The content warning of its record, which hides nothing and is shown with the quotation; null without one. */
  notice: string | null
}

/** Statements by how they were checked; each is counted once. `differing`: the counts for which sources state different numbers. */
export type HomeCounts = { statements: number; checked: number; notSeen: number; differing: number }

export type HomePage = {
  countOf: ReadonlyMap<string, number>
  counts: HomeCounts
  quotation: HomeQuotation | null
  events: HomeEvent[]
  documents: HomeRecord[]
  accounts: HomeRecord[]
  newest: HomeRecord[]
}

const EVENTS = 6
const DOCUMENTS = 8
const ACCOUNTS = 4
const NEWEST = 5

const select = {
  slug: true,
  kind: true,
  language: true,
  title: true,
  attribution: true,
  publishedAt: true,
  fields: true,
  statements: true,
  secondHand: true,
  unseen: true,
} as const

const fieldsSchema = z.record(z.string(), z.unknown()).catch({})

const homeRecord = ({ fields, ...row }: Omit<HomeRecord, 'date'> & { fields: unknown }): HomeRecord => ({
  ...row,
  date: recordDate(row.kind, fieldsSchema.parse(fields)),
})

const listed = async (query: Promise<Parameters<typeof homeRecord>[0][]>) => (await query).map(homeRecord)

const newestFirst = [{ publishedAt: 'desc' as const }, { recordId: 'asc' as const }]

/**
 * The contents of the home page: what was published, how far it was checked, and one quotation: the one of this path in the settings, else one
 * that is the same for all of the given day (ISO 8601) as long as nothing is published or withdrawn.
 */
export async function homePage(day: string, chosen = ''): Promise<HomePage> {
  const [kinds, differing, events, documents, accounts, newest] = await Promise.all([
    db.searchEntry.groupBy({
      by: ['kind'],
      _count: true,
      _sum: { statements: true, secondHand: true, unseen: true },
    }),
    differingCounts(),
    firstEvents(),
    listed(
      db.searchEntry.findMany({
        where: { kind: { notIn: [...accountKinds] } },
        orderBy: [{ dated: { sort: 'asc', nulls: 'last' } }, { recordId: 'asc' }],
        take: DOCUMENTS,
        select,
      }),
    ),
    listed(
      db.searchEntry.findMany({
        where: { kind: { in: [...accountKinds] } },
        orderBy: newestFirst,
        take: ACCOUNTS,
        select,
      }),
    ),
    listed(db.searchEntry.findMany({ orderBy: newestFirst, take: NEWEST, select })),
  ])
  const sum = (of: 'statements' | 'secondHand' | 'unseen') =>
    kinds.reduce((total, { _sum }) => total + (_sum[of] ?? 0), 0)
  const [statements, notSeen] = [sum('statements'), sum('secondHand') + sum('unseen')]
  const records = kinds.reduce((total, { _count }) => total + _count, 0)
  return {
    countOf: new Map(kinds.map(({ kind, _count }) => [kind, _count])),
    counts: { statements, checked: statements - notSeen, notSeen, differing },
    quotation: (await chosenQuotation(chosen)) ?? (await quotationOf(day, records, await getTranslator())),
    ...{ events, documents, accounts, newest },
  }
}

async function differingCounts(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM "SearchFigure" GROUP BY "eventKey", "countKey" HAVING count(DISTINCT figure -> 'quantity') > 1) AS counted`
  return row?.count ?? 0
}

/** The earliest dated events of accounts; those without a year last. */
async function firstEvents(): Promise<HomeEvent[]> {
  const rows = await db.$queryRaw<(Omit<HomeEvent, 'date'> & { date: unknown })[]>`
    SELECT s.slug, s.title, e.id::text, e.text, e.date
    FROM "SearchEvent" e JOIN "SearchEntry" s USING ("recordId") WHERE s.kind = ANY(${accountKinds})
    ORDER BY e."from" NULLS LAST, e."recordId", e.place LIMIT ${EVENTS}`
  return rows.map(({ date, ...row }) => ({ ...row, date: dateGroupSchema.parse(date) }))
}

/**
 * The quotation of this path, such as "/records/SLUG#quotation-ID", as the home page shows it. Null unless it is a verbatim quotation of a public
 * edition, compared with the source it is from, and no content warning or mask hides any of it.
 */
export async function chosenQuotation(path: string): Promise<HomeQuotation | null> {
  const [, slug, key] = /^\/records\/([a-z0-9-]+)#(quotation-[0-9a-f-]+)$/.exec(path) ?? []
  if (!slug || !key) return null
  const [row] = await db.$queryRaw<StoredEdition[]>`
    SELECT ${storedColumns} FROM "Record" r JOIN "Edition" e ON e.id = r."liveId" WHERE r.slug = ${slug}`
  if (!row) return null
  const found = await openQuotations(row, await getTranslator())
  return found.find(({ id }) => id === key) ?? null
}

/** The number of records among which the quotation of a day is chosen. */
const CANDIDATES = 12
const [SHORTEST, LONGEST] = [40, 320]

/**
 * A verbatim quotation of a record without any content warning, with nothing of it masked; those that were checked against their source come
 * first. The day chooses where the search for one begins, so that each record has its day.
 */
async function quotationOf(day: string, records: number, t: Translator): Promise<HomeQuotation | null> {
  if (records === 0) return null
  const start = createHash('sha256').update(day).digest().readUInt32BE() % records
  const rows = await db.$queryRaw<StoredEdition[]>`
    WITH quoting AS MATERIALIZED (
      SELECT "editionId", row_number() OVER (ORDER BY "recordId") AS place FROM "SearchEntry"
      WHERE warned = '[]' AND jsonb_path_exists(quotations, '$[*] ? (@.mode == "VERBATIM" && @.state != "UNCHECKED")')),
    chosen AS (
      SELECT "editionId", (place + (SELECT count(*) FROM quoting) - ${start} % (SELECT greatest(count(*), 1) FROM quoting))
        % (SELECT greatest(count(*), 1) FROM quoting) AS turn
      FROM quoting ORDER BY turn LIMIT ${CANDIDATES})
    SELECT ${storedColumns} FROM chosen JOIN "Edition" e ON e.id = "editionId" ORDER BY turn`
  const found: HomeQuotation[] = []
  for (const row of rows) {
    const open = await openQuotations(row, t)
    found.push(...open.filter(({ notice, text }) => notice === null && isShort(text)))
    const checked = found.find(({ state }) => state === 'CHECKED')
    if (checked) return checked
  }
  return found[0] ?? null
}

const isShort = ({ length }: string) => length >= SHORTEST && length <= LONGEST

/** The verbatim quotations of an edition that no warning or mask hides. */
async function openQuotations(row: StoredEdition, t: Translator): Promise<HomeQuotation[]> {
  const { stored, withheld, shown } = await readEdition(row)
  const content = storedContent(shown.kind, shown.content)
  // A record with anything masked is left out as a whole.
  if (hidesText(content) || withheld !== stored) return []
  const { evidence } = readingOf({ ...shown, content }, t)
  return [...evidence.values()].flatMap((known) => {
    const { subject, state, warnings, passage } = known
    if (subject.quotation?.mode !== 'VERBATIM' || state === 'UNCHECKED') return []
    if (warnings > 0 || (passage?.warning ?? null) !== null) return []
    return [
      {
        ...{ slug: shown.slug, title: content.title, id: keyOf(subject), text: subject.wording, state },
        language: subject.quotation.language,
        speaker: shown.speaker,
        source: shortChainOf(known, t),
        notice: content.contentWarning,
      },
    ]
  })
}
