import 'server-only'
import { db } from '@/lib/db'
import type { Message } from '@/lib/messages/message'
import { hidesText } from '@/lib/records/content-warning'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import { publicQuery } from '@/lib/replica'
import { keyOf as nameKey, nameOf, publicNamesOf } from '@/lib/review/subject-names'
import { keptIdSql } from '@/lib/sources/merged-sources'
import { numberingOf } from '@/lib/text'
import { type Evidence, keyOf, stateOf } from './evidence'
import { readEdition, type StoredEdition, storedColumns } from './masking/shown'
import { openStatements } from './open-statements'
import type { SnapshotState } from './schema'

/** The published statements by how they were checked; each is counted once. */
export type CheckedCounts = { statements: number; checked: number; secondHand: number; unseen: number }

/** How many statements were compared with their source, are known only through another one, or were not compared yet. One query. */
export async function checkedCounts(): Promise<CheckedCounts> {
  const { _sum } = await db.searchEntry.aggregate({
    _sum: { statements: true, secondHand: true, unseen: true },
  })
  const [statements, secondHand, unseen] = [_sum.statements ?? 0, _sum.secondHand ?? 0, _sum.unseen ?? 0]
  return { statements, secondHand, unseen, checked: statements - secondHand - unseen }
}

/** A published statement that is marked as not compared with its original. */
export type UnseenStatement = {
  /** "Quotation 3". */
  name: Message
  /** Null behind a content warning. */
  words: string | null
  /** Language of the text; null where it is unknown. */
  language: string | null
  state: Evidence['state']
  secondHand: boolean
  /** Required aspects without a valid verdict. */
  unchecked: string[]
  /** Its address in its record; behind a content warning, an address that opens nothing. */
  path: string
}
export type Unseen = {
  slug: string
  kind: string
  title: string
  attribution: string
  /** The fields of its search entry, for the line in the language of the page. */
  fields: unknown
  unseen: number
  statements: UnseenStatement[]
}
type UnseenSource = { id: string; title: string; records: number }
type Paged = { page: number; pages: number; total: number }
export type Unverified = {
  statements: Paged & { records: Unseen[] }
  sources: Paged & { found: UnseenSource[] }
}

export const STATEMENTS_PAGE_SIZE = 50
export const SOURCES_PAGE_SIZE = 50

const paged = (page: number, size: number, total = 0): Paged => ({
  page,
  pages: Math.ceil(total / size),
  total,
})

/**
 * Two lists of what was not verified in live editions, fifty a page: statements marked as not compared with their original, by record, newest
 * first; and sources that were not seen, most cited first. Text behind a content warning is left out. A page past the last one is empty. Two
 * queries, which read at most fifty editions.
 */
export async function unverified({ page = 1, sourcesPage = 1 } = {}): Promise<Unverified> {
  const [rows, found] = await Promise.all([unseenRows(page), unseenSources(sourcesPage)])
  const read = await Promise.all(rows.map(async (row) => ({ ...(await readEdition(row)).shown, ...row })))
  const from = (page - 1) * STATEMENTS_PAGE_SIZE
  return {
    statements: {
      ...paged(page, STATEMENTS_PAGE_SIZE, rows[0]?.total),
      records: read.map(({ slug, kind, title, attribution, fields, unseen, ahead, content, states }) => ({
        ...{ slug, kind, title, attribution, fields, unseen },
        statements: statementsOf(
          slug,
          kind,
          storedContent(kind, content),
          states.filter(({ standing }) => standing === 'UNSEEN'),
        ).slice(Math.max(0, from - ahead), Math.max(0, from - ahead + STATEMENTS_PAGE_SIZE)),
      })),
    },
    sources: {
      ...paged(sourcesPage, SOURCES_PAGE_SIZE, found[0]?.total),
      found: found.map(({ id, title, records }) => ({ id, title, records })),
    },
  }
}

type Row = Omit<Unseen, 'statements'> & StoredEdition & { ahead: number; total: number }

/** The records whose statements are on this page; `ahead` counts the statements of the records before it. Reads only these editions. */
const unseenRows = (page: number) => publicQuery<Row[]>`
  WITH listed AS (
    SELECT "recordId", "editionId", slug, kind, title, attribution, fields, unseen, "publishedAt", (sum(unseen) OVER ())::int AS total,
      (sum(unseen) OVER (ORDER BY "publishedAt" DESC, "recordId") - unseen)::int AS ahead
    FROM "SearchEntry" WHERE unseen > 0)
  SELECT slug, kind, title, attribution, fields, unseen, total, ahead, ${storedColumns}
  FROM listed JOIN "Edition" e ON e.id = "editionId"
  WHERE ahead < ${page * STATEMENTS_PAGE_SIZE} AND ahead + unseen > ${(page - 1) * STATEMENTS_PAGE_SIZE}
  ORDER BY listed."publishedAt" DESC, listed."recordId"`

/** The statements of a record that have one of these states, in the order of its page. */
function statementsOf(
  slug: string,
  kind: string,
  content: RecordContent,
  states: readonly SnapshotState[],
): UnseenStatement[] {
  const subjects = subjectsOf(kind, content)
  const names = publicNamesOf(subjects, content.body)
  const numbers = numberingOf(content.body)
  const isOpen = openStatements(content)
  const known = new Map(
    states.map((state) => [keyOf({ type: state.subjectType, id: state.subjectId }), state]),
  )
  const pathOf = (subject: Subject) => {
    // A warning on the whole text covers the notes too. Behind a warning on a passage, the address is that of its note, which is open.
    if (isOpen(subject)) return `/records/${slug}#how-${keyOf(subject)}`
    const number = hidesText(content) ? undefined : numbers.get(subject.id)
    return number ? `/records/${slug}#note-${number}` : `/records/${slug}`
  }
  return subjects.flatMap((subject) => {
    const state = known.get(keyOf(subject))
    if (!state) return []
    return [
      {
        name: names.get(nameKey(subject)) ?? nameOf({ type: subject.type, number: 0 }),
        words: isOpen(subject) ? subject.wording : null,
        language: subject.quotation ? subject.quotation.language : null,
        state: stateOf(state),
        secondHand: state.secondHand,
        unchecked: state.unchecked,
        path: pathOf(subject),
      },
    ]
  })
}

const unseenSources = (page: number) => publicQuery<(UnseenSource & { total: number })[]>`
  SELECT cited.id, cited.records::int, cited.total::int, (
    SELECT item->'csl'->>'title' FROM "Edition" e, jsonb_array_elements(e.snapshot->'sources') AS item
    WHERE e.id = cited."editionId" AND (item->>'id')::uuid IN (
      SELECT a.id FROM "Source" a WHERE a.id = cited.id OR a."mergedIntoId" = cited.id) LIMIT 1
  ) AS title
  FROM (
    SELECT ${keptIdSql('a')} AS id, count(DISTINCT s."recordId") AS records, count(*) OVER () AS total,
      (array_agg(s."editionId" ORDER BY s."publishedAt" DESC))[1] AS "editionId"
    FROM "Reference" r JOIN "Edition" e ON e."revisionId" = r."revisionId" JOIN "SearchEntry" s ON s."editionId" = e.id
    JOIN "Source" a ON a.id = r."sourceId"
    WHERE r.access = 'NOT_SEEN' AND r."revisionId" IS NOT NULL
    GROUP BY 1 ORDER BY count(DISTINCT s."recordId") DESC, 1 LIMIT ${SOURCES_PAGE_SIZE} OFFSET ${(page - 1) * SOURCES_PAGE_SIZE}
  ) AS cited ORDER BY cited.records DESC, cited.id`
