import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { dateOf } from '@/lib/citations/parts'
import { type Run, textOf } from '@/lib/citations/runs'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Translator } from '@/lib/messages/translator'
import { hidesText } from '@/lib/records/content-warning'
import { accountKinds } from '@/lib/records/kinds'
import { recordDate } from '@/lib/records/kinds/fields'
import { storedContent } from '@/lib/records/schema'
import { shownTitle } from '@/lib/records/supplied-title'
import { publicQuery } from '@/lib/replica'
import { getTranslator } from '@/lib/settings/language'
import { cslOf, type Evidence, keyOf, readingOf, shortChainOf } from './evidence'
import { readEdition, type StoredEdition, storedColumns } from './masking/shown'
import { inOneLanguage } from './translations'

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
  /** The date of the source; empty where its name has it, or none is given. */
  dated: string
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

const columns = Prisma.sql`slug, kind, language, title, attribution, "publishedAt", fields, statements, "secondHand", unseen`

const fieldsSchema = z.record(z.string(), z.unknown()).catch({})

const homeRecord = ({ fields, ...row }: Omit<HomeRecord, 'date'> & { fields: unknown }): HomeRecord => ({
  ...row,
  date: recordDate(row.kind, fieldsSchema.parse(fields)),
})

type Row = Parameters<typeof homeRecord>[0]
type Listing = { where: Prisma.Sql; order: Prisma.Sql; most: number }

/** Public records; of translations of one another the one for a reader of this language. */
async function listed(language: string, { where, order, most }: Listing): Promise<HomeRecord[]> {
  const rows = await publicQuery<Row[]>`
    SELECT ${columns} FROM "SearchEntry" WHERE ${where} AND ${inOneLanguage(language)} ORDER BY ${order} LIMIT ${most}`
  return rows.map(homeRecord)
}

const newestFirst = Prisma.sql`"publishedAt" DESC, "recordId"`

/**
 * The contents of the home page: what was published, how far it was checked, and one quotation: the one of this path in the settings, else one
 * that is the same for all of the given day (ISO 8601) as long as nothing is published or withdrawn. Lists and quotations are in the reader's
 * language where there is a choice.
 */
export async function homePage(day: string, language: string, chosen = ''): Promise<HomePage> {
  const [kinds, differing, events, documents, accounts, newest] = await Promise.all([
    kindCounts(language),
    differingCounts(),
    firstEvents(),
    listed(language, {
      where: Prisma.sql`kind <> ALL(${accountKinds})`,
      order: Prisma.sql`dated NULLS LAST, "recordId"`,
      most: DOCUMENTS,
    }),
    listed(language, { where: Prisma.sql`kind = ANY(${accountKinds})`, order: newestFirst, most: ACCOUNTS }),
    listed(language, { where: Prisma.sql`TRUE`, order: newestFirst, most: NEWEST }),
  ])
  const sum = (of: 'all' | 'statements' | 'notSeen') => kinds.reduce((total, row) => total + row[of], 0)
  const [records, statements, notSeen] = [sum('all'), sum('statements'), sum('notSeen')]
  return {
    countOf: new Map(kinds.map(({ kind, shown }) => [kind, shown])),
    counts: { statements, checked: statements - notSeen, notSeen, differing },
    quotation: (await chosenQuotation(chosen)) ?? (await quotationOf(day, language, records)),
    ...{ events, documents, accounts, newest },
  }
}

type KindCount = { kind: string; all: number; shown: number; statements: number; notSeen: number }

/** The records of each kind, with their statements; `shown` counts translations of one another once. */
const kindCounts = (language: string): Promise<KindCount[]> => publicQuery<KindCount[]>`
  SELECT kind, count(*)::int AS "all", count(*) FILTER (WHERE ${inOneLanguage(language)})::int AS shown,
    sum(statements)::int AS statements, sum("secondHand" + unseen)::int AS "notSeen"
  FROM "SearchEntry" GROUP BY kind`

async function differingCounts(): Promise<number> {
  const [row] = await publicQuery<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT FROM "SearchFigure" GROUP BY "eventKey", "countKey" HAVING count(DISTINCT figure -> 'quantity') > 1) AS counted`
  return row?.count ?? 0
}

/** The earliest dated events of accounts; those without a year last. */
async function firstEvents(): Promise<HomeEvent[]> {
  const rows = await publicQuery<(Omit<HomeEvent, 'date'> & { date: unknown })[]>`
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
  const [row] = await publicQuery<StoredEdition[]>`
    SELECT ${storedColumns} FROM "Record" r JOIN "Edition" e ON e.id = r."liveId" WHERE r.slug = ${slug}`
  if (!row) return null
  const found = await openQuotations(row, await getTranslator())
  return found.find(({ id }) => id === key) ?? null
}

/** The number of records among which the quotation of a day is chosen. */
const CANDIDATES = 12
const [SHORTEST, LONGEST] = [40, 320]

/**
 * A verbatim quotation of a record without any content warning, with nothing of it masked; those in the reader's language come first, then those
 * that were checked against their source. The day chooses where the search for one begins, so that each record has its day.
 */
async function quotationOf(day: string, language: string, records: number): Promise<HomeQuotation | null> {
  if (records === 0) return null
  const start = createHash('sha256').update(day).digest().readUInt32BE() % records
  const rows = await publicQuery<StoredEdition[]>`
    WITH quoting AS MATERIALIZED (
      SELECT "editionId", split_part(language, '-', 1) = ${language} AS own, row_number() OVER (ORDER BY "recordId") AS place FROM "SearchEntry"
      WHERE warned = '[]' AND jsonb_path_exists(quotations, '$[*] ? (@.mode == "VERBATIM" && @.state != "UNCHECKED")')),
    chosen AS (
      SELECT "editionId", own, (place + (SELECT count(*) FROM quoting) - ${start} % (SELECT greatest(count(*), 1) FROM quoting))
        % (SELECT greatest(count(*), 1) FROM quoting) AS turn
      FROM quoting ORDER BY own DESC, turn LIMIT ${CANDIDATES})
    SELECT ${storedColumns} FROM chosen JOIN "Edition" e ON e.id = "editionId" ORDER BY own DESC, turn`
  const t = await getTranslator()
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
  const { isWhole, shown } = await readEdition(row)
  const content = storedContent(shown.kind, shown.content)
  // A record with anything masked is left out as a whole.
  if (hidesText(content) || !isWhole) return []
  const { evidence } = readingOf({ ...shown, content }, t)
  return [...evidence.values()].flatMap((known) => {
    const { subject, state, warnings, passage } = known
    if (subject.quotation?.mode !== 'VERBATIM' || state === 'UNCHECKED') return []
    if (warnings > 0 || (passage?.warning ?? null) !== null) return []
    return [
      {
        ...{ slug: shown.slug, title: shownTitle(content), id: keyOf(subject), text: subject.wording, state },
        language: subject.quotation.language,
        speaker: shown.speaker,
        ...datedSource(known, t),
        notice: content.contentWarning,
      },
    ]
  })
}

/** The source of a quotation by its short name, with its date where the name has none. */
function datedSource(known: Evidence, t: Translator): Pick<HomeQuotation, 'source' | 'dated'> {
  const source = shortChainOf(known, t)
  const first = known.hops[0]?.source
  const date = first ? dateOf(cslOf(first), 'issued', t) : ''
  return { source, dated: textOf(source).includes(date) ? '' : date }
}
