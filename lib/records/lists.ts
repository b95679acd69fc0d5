import 'server-only'
import { type Actor, can } from '@/lib/access'
import { touchedSql, visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import type { lists } from '@/lib/lists/columns'
import { type Sort, sortOf } from '@/lib/lists/sorting'
import { countOf, idsBehind, sortedBy } from '@/lib/lists/sorting-sql'
import { containsSimilar, hasText, hasWords } from '@/lib/words-sql'
import type { RecordFilters } from './filters'
import { changedSinceEdition, outdatedSinceCounted } from './source-changes'
import { writableStates } from './state'

export type RecordRow = {
  id: string
  kind: string
  slug: string
  state: WorkState
  title: string
  language: string
  /** Number of the edition that the public sees; null when there is none. */
  live: number | null
  updatedAt: Date
  savedBy: string
  createdAt: Date
  createdBy: string
  tags: string[]
  /** The names of the members that it is assigned to. */
  assigned: string[]
  /** Where the list goes on after this row. */
  position: string
}

const PAGE = 50

const id = Prisma.sql`r.id`
const sortColumns: Record<keyof typeof lists.records.sorts, Prisma.Sql> = {
  title: Prisma.sql`d.title`,
  kind: Prisma.sql`r.kind`,
  state: Prisma.sql`r.state`,
  changed: Prisma.sql`r."updatedAt"`,
  created: Prisma.sql`r."createdAt"`,
}
const isSorted = (by: string): by is keyof typeof sortColumns => Object.hasOwn(sortColumns, by)

const inOrder = (sort: Sort, after: string | null) =>
  sortedBy(isSorted(sort.by) ? sortColumns[sort.by] : sortColumns.changed, id, sort, after)
const newestFirst = inOrder(sortOf('records', null), null)

type Order = { order: Prisma.Sql; position: Prisma.Sql; join: Prisma.Sql }

/** Rows of records with all that a list shows of them, newest change first unless another order is given: one query. */
const rowsWhere = (
  conditions: Prisma.Sql[],
  limit: number,
  { order = newestFirst.order, position = newestFirst.position, join = Prisma.empty }: Partial<Order> = {},
) => db.$queryRaw<RecordRow[]>`
  SELECT r.id, r.kind, r.slug, r.state, d.title, d.language, e.number AS live, r."updatedAt", m.name AS "savedBy", r."createdAt",
    c.name AS "createdBy", ARRAY(SELECT g.tag FROM "RecordTag" g WHERE g."recordId" = r.id ORDER BY g.tag) AS tags,
    ARRAY(SELECT DISTINCT n.name FROM "Assignment" g JOIN "Member" n ON n.id = g."memberId" WHERE g."recordId" = r.id ORDER BY n.name) AS assigned,
    ${position} AS position
  FROM "Record" r
  JOIN "Draft" d ON d."recordId" = r.id
  JOIN "Member" m ON m.id = d."savedById"
  JOIN "Member" c ON c.id = r."createdById"
  LEFT JOIN "Edition" e ON e.id = r."liveId"
  ${join}
  WHERE ${Prisma.join(conditions, ' AND ')}
  ORDER BY ${order}
  LIMIT ${limit}`

const titledLike = (text: string) =>
  Prisma.sql`(${hasWords(Prisma.sql`d.words`, text)} OR ${containsSimilar(Prisma.sql`d.words`, text)})`

/** Selects "DraftSearch" s, except where the text may name a speaker whose name this actor can't see. */
const namesNoOneHidden = (actor: Actor) =>
  can(actor, 'seeIdentities')
    ? Prisma.sql`TRUE`
    : Prisma.sql`NOT EXISTS (SELECT FROM "Consent" c WHERE c."recordId" = s."recordId" AND c."hiddenNameAt" IS NOT NULL)`

/** The records whose drafts have these words, as a subquery. */
const havingInDraft = (actor: Actor, text: string) => Prisma.sql`
  SELECT s."recordId" FROM "DraftSearch" s WHERE ${hasText(Prisma.sql`s.document`, text)} AND ${namesNoOneHidden(actor)}`

/** Selects records by their titles, also misspelt ones, and by the words of their drafts, each by its own index. */
const worded = (actor: Actor, text: string) => Prisma.sql`r.id IN (
  SELECT d."recordId" FROM "Draft" d WHERE ${titledLike(text)} UNION ALL ${havingInDraft(actor, text)})`

/** Lists show what is in the trash only where it is asked for. */
const outOfTrash = Prisma.sql`r.state <> 'TRASHED'`

/** The records that the filters select among those the actor can see, as conditions on "Record" r and "Draft" d. */
const recordsWhere = (actor: Actor, filters: RecordFilters): Prisma.Sql[] => [
  visibleSql(actor),
  ...(filters.kind ? [Prisma.sql`r.kind = ${filters.kind}`] : []),
  filters.state ? Prisma.sql`r.state = ${filters.state}::"WorkState"` : outOfTrash,
  ...(filters.mine ? [touchedSql(actor)] : []),
  ...(filters.language ? [Prisma.sql`d.language = ${filters.language}`] : []),
  ...(filters.q ? [worded(actor, filters.q)] : []),
  ...(filters.tag
    ? [Prisma.sql`r.id IN (SELECT g."recordId" FROM "RecordTag" g WHERE g.tag = ${filters.tag})`]
    : []),
  ...(filters.assigned
    ? [
        Prisma.sql`r.id IN (SELECT g."recordId" FROM "Assignment" g WHERE g."memberId" = ${filters.assigned === 'yes' ? actor.id : filters.assigned}::uuid)`,
      ]
    : []),
  ...(filters.collection
    ? [
        Prisma.sql`r.id IN (SELECT unnest(v.records) FROM "Collection" c
          JOIN "CollectionVersion" v ON v."collectionId" = c.id AND v.version = c.version WHERE c.id = ${filters.collection}::uuid)`,
      ]
    : []),
]

/**
 * A page of at most fifty records that this actor may see; in the order that the filters ask for; `next` is the position of the following page, or
 * null. One query.
 */
export async function listRecords(actor: Actor, filters: RecordFilters) {
  const { after, ...order } = inOrder(sortOf('records', filters.sort), filters.after ?? null)
  const rows = await rowsWhere([...recordsWhere(actor, filters), after], PAGE + 1, order)
  const records = rows.slice(0, PAGE)
  return { records, next: rows.length > PAGE ? (records.at(-1)?.position ?? null) : null }
}

const selected = (actor: Actor, filters: RecordFilters) =>
  Prisma.sql`"Record" r JOIN "Draft" d ON d."recordId" = r.id WHERE ${Prisma.join(recordsWhere(actor, filters), ' AND ')}`

/** The number of the records that the filters select among those the actor can see. One query. */
export const countRecords = (actor: Actor, filters: RecordFilters): Promise<number> =>
  countOf(selected(actor, filters))

/** The ids of these records behind an id, in the order of ids, at most `most`. One query. */
export const recordIdsAfter = (
  actor: Actor,
  filters: RecordFilters,
  after: string | null,
  most: number,
): Promise<string[]> => idsBehind(selected(actor, filters), id, after, most)

/** The records of a picker. */
const PICKED = 20

/** A record in a picker; `isInText` where its draft has the words and its title doesn't. */
type PickedRecord = { id: string; title: string; kind: string; isPublic: boolean; isInText: boolean }

/**
 * At most twenty records for a picker: those whose title has these words, and behind them those whose draft has them; or all. Each changed last
 * first. At most two queries.
 */
export async function findRecords(actor: Actor, words: string): Promise<PickedRecord[]> {
  const seen = [visibleSql(actor), outOfTrash]
  const titled = await rowsWhere([...seen, ...(words ? [titledLike(words)] : [])], PICKED)
  const ids = titled.map(({ id }) => id)
  const wanted = words ? PICKED - titled.length : 0
  const inText =
    wanted > 0
      ? await rowsWhere(
          [
            ...seen,
            Prisma.sql`r.id <> ALL(${ids}::uuid[])`,
            Prisma.sql`r.id IN (${havingInDraft(actor, words)})`,
          ],
          wanted,
        )
      : []
  return [...titled, ...inText].map(({ id, title, slug, kind, live }, index) => ({
    ...{ id, kind },
    title: title || slug,
    isPublic: live !== null,
    isInText: index >= titled.length,
  }))
}

/** The most records of each list of To do. */
export const WAITING_SHOWN = 20

/** One more shows that there are more. */
const WAITING = WAITING_SHOWN + 1

/** Selects records that this actor did not write and can still review or publish, as the queue does. */
const waitsFor = (actor: Actor) => Prisma.sql`
  EXISTS (SELECT FROM "QueueItem" i WHERE i."recordId" = r.id AND NOT ${actor.id}::uuid = ANY(i.writers)
    AND NOT (${actor.id}::uuid = ANY(i."doneBy") AND NOT ${outdatedSinceCounted}))`

/** Joins translations "Record" r with a newer version of their original than the one they follow: what readers see of it, or its newest revision. */
const originalChanged = (actor: Actor) => Prisma.sql`
  JOIN "RecordTranslation" t ON t."recordId" = r.id
  JOIN "Record" o ON o.id = t."originalId" AND o.state NOT IN ('TRASHED', 'ERASED')
    AND ${can(actor, 'writeAll') ? Prisma.sql`TRUE` : Prisma.sql`o."createdById" = ${actor.id}::uuid`}
  JOIN "Revision" f ON f.id = t."revisionId"
  JOIN LATERAL (
    SELECT v."contentHash" FROM "Revision" v LEFT JOIN "Edition" l ON l.id = o."liveId"
    WHERE v."recordId" = o.id AND (l.id IS NULL OR v.id = l."revisionId") ORDER BY v.number DESC LIMIT 1
  ) newest ON newest."contentHash" <> f."contentHash"`

/**
 * The records on this actor's to-do list: their open drafts (also returned ones), records to review, records to publish, and published
 * records with a source that has changed since, and translations whose original has; for members who can see identities also those that may name a
 * hidden speaker. At most six queries.
 */
export async function waitingFor(actor: Actor) {
  const inState = (...states: WorkState[]) => Prisma.sql`r.state = ANY(${states}::"WorkState"[])`
  const [drafts, toReview, toPublish, changed, named, translations] = await Promise.all([
    rowsWhere([visibleSql(actor), touchedSql(actor), inState(...writableStates)], WAITING),
    can(actor, 'giveVerdicts') ? rowsWhere([inState('IN_REVIEW'), waitsFor(actor)], WAITING) : [],
    can(actor, 'publish') ? rowsWhere([inState('APPROVED'), waitsFor(actor)], WAITING) : [],
    rowsWhere([visibleSql(actor)], WAITING, {
      join: Prisma.sql`JOIN ${changedSinceEdition} o ON o.id = r.id`,
      order: Prisma.sql`o.at DESC, r.id`,
    }),
    can(actor, 'seeIdentities')
      ? rowsWhere(
          [
            Prisma.sql`EXISTS (SELECT FROM "Consent" c WHERE c."recordId" = r.id AND c."hiddenNameAt" IS NOT NULL)`,
          ],
          WAITING,
        )
      : [],
    rowsWhere([visibleSql(actor), touchedSql(actor), outOfTrash], WAITING, {
      join: originalChanged(actor),
      order: Prisma.sql`r."updatedAt" DESC, r.id`,
    }),
  ])
  return { drafts, toReview, toPublish, changed, named, translations }
}
