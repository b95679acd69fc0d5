import 'server-only'
import type { Actor } from '@/lib/access'
import { readableSql, readUnloggedSql, visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Access, WorkState } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { positionOfPassage } from '@/lib/text/passage-position'
import { idsOf } from './merged-sources'

const PAGE = 50

/** One way in which statements cite the source: its access, its step in the citation and, if not seen, the source that it is cited in. */
export type Way = {
  access: Access
  /** From 0. */
  hop: number
  through: { id: string; title: string } | null
  subjects: number
}

type DependentRecord = {
  id: string
  kind: string
  slug: string
  title: string
  state: WorkState
  /** Number of the public edition; null when there is none. */
  live: number | null
  /** The number of quotations, citations, figures and events that cite the source, in the draft or any revision. */
  subjects: number
  /** In the draft, and in the public edition; both empty when only earlier revisions cite it. */
  draft: Way[]
  public: Way[]
}
type DependentPassage = {
  id: string
  holdingId: string
  exact: string
  locatorLabel: string | null
  locatorValue: string | null
  start: number
  end: number
  /** Records that quote or cite it. */
  records: number
}

/**
 * The records and passages that depend on a source: a page of each, with the totals. `hidden` counts records that this actor can't see,
 * `hiddenPassages` the passages that aren't listed.
 */
export type SourceDependents = {
  records: DependentRecord[]
  recordTotal: number
  hidden: number
  passages: DependentPassage[]
  passageTotal: number
  hiddenPassages: number
  page: number
  pageSize: number
}

/** The ways of one record `r` as JSON: those of its draft, or of its public edition `e`. */
const waysIn = (sourceId: string, which: Prisma.Sql) => Prisma.sql`(
  SELECT coalesce(jsonb_agg(way ORDER BY way.access, way.hop), '[]') FROM (
    SELECT w.access, w.hop, count(DISTINCT (w."subjectType", w."subjectId"))::int AS subjects,
      CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'title', t.title) END AS through
    FROM "Reference" w
    LEFT JOIN "Reference" n ON w.access = 'NOT_SEEN' AND n."recordId" = w."recordId" AND n."revisionId" IS NOT DISTINCT FROM w."revisionId"
      AND n."subjectType" = w."subjectType" AND n."subjectId" = w."subjectId" AND n.hop = w.hop + 1
    LEFT JOIN "Source" t ON t.id = n."sourceId"
    WHERE w."recordId" = r.id AND w."sourceId" IN ${idsOf(sourceId)} AND ${which}
    GROUP BY w.access, w.hop, t.id, t.title) way)`

/**
 * All records and passages that depend on the source, in pages of fifty from 1; always four queries. Only records that this actor can see, and no
 * passages of copies that they can't read, or whose reading is logged.
 */
export const dependentsOf = (actor: Actor, sourceId: string, page = 1): Promise<SourceDependents> =>
  dependentsOn(actor, sourceId, page, readUnloggedSql(actor))

/** The same with the passages of all copies that the actor can read. The caller logs the reading (`readDependentsOf` of lib/holdings). */
export const unloggedDependentsOf = (
  actor: Actor,
  sourceId: string,
  page: number,
): Promise<SourceDependents> => dependentsOn(actor, sourceId, page, readableSql(actor))

async function dependentsOn(
  actor: Actor,
  sourceId: string,
  page: number,
  listed: Prisma.Sql,
): Promise<SourceDependents> {
  const id = parseId(sourceId)
  const skip = (page - 1) * PAGE
  const seen = visibleSql(actor)
  const copies = Prisma.sql`WITH copies AS MATERIALIZED (
    SELECT h.id, h."createdAt" FROM "Holding" h WHERE h."sourceId" = ${id}::uuid AND ${listed})`
  const [totals, records, passageTotals, passages] = await Promise.all([
    db.$queryRaw<{ all: number; seen: number }[]>`
      SELECT count(DISTINCT r.id)::int AS all, (count(DISTINCT r.id) FILTER (WHERE ${seen}))::int AS seen
      FROM "Reference" f JOIN "Record" r ON r.id = f."recordId" WHERE f."sourceId" IN ${idsOf(id)}`,
    db.$queryRaw<DependentRecord[]>`
      SELECT r.id, r.kind, r.slug, coalesce(nullif(d.title, ''), r.slug) AS title, r.state, e.number AS live, f.subjects,
        ${waysIn(id, Prisma.sql`w."revisionId" IS NULL`)} AS draft,
        ${waysIn(id, Prisma.sql`w."revisionId" = e."revisionId"`)} AS public
      FROM (SELECT "recordId", count(DISTINCT "subjectId")::int AS subjects FROM "Reference"
            WHERE "sourceId" IN ${idsOf(id)} GROUP BY "recordId") f
      JOIN "Record" r ON r.id = f."recordId"
      LEFT JOIN "Draft" d ON d."recordId" = r.id
      LEFT JOIN "Edition" e ON e.id = r."liveId"
      WHERE ${seen}
      ORDER BY title, r.id LIMIT ${PAGE} OFFSET ${skip}`,
    db.$queryRaw<{ all: number; listed: number }[]>`
      ${copies}
      SELECT count(*)::int AS all, count(copies.id)::int AS listed
      FROM "Holding" h JOIN "TextLayer" t ON t."holdingId" = h.id JOIN "Passage" p ON p."textLayerId" = t.id LEFT JOIN copies ON copies.id = h.id
      WHERE h."sourceId" = ${id}::uuid`,
    db.$queryRaw<DependentPassage[]>`
      ${copies}
      SELECT p.id, copies.id AS "holdingId", p.exact, p."locatorLabel", p."locatorValue", p.start, p."end",
        (SELECT count(DISTINCT f."recordId")::int FROM "Reference" f WHERE f."passageId" = p.id) AS records
      FROM copies JOIN "TextLayer" t ON t."holdingId" = copies.id JOIN "Passage" p ON p."textLayerId" = t.id
      ORDER BY copies."createdAt", copies.id, p.start, p.id LIMIT ${PAGE} OFFSET ${skip}`,
  ])
  const { all = 0, seen: visible = 0 } = totals[0] ?? {}
  const { all: allPassages = 0, listed: passageTotal = 0 } = passageTotals[0] ?? {}
  return {
    records,
    recordTotal: visible,
    hidden: all - visible,
    passages,
    passageTotal,
    hiddenPassages: allPassages - passageTotal,
    page,
    pageSize: PAGE,
  }
}

/** Everything that prevents a source from being deleted. */
export type UsesOfSource = Omit<SourceDependents, 'passages'> & {
  passages: { id: string; position: Message }[]
  /** Its copies that the actor can read. */
  holdings: { id: string; filename: string }[]
  /** The number of the others. */
  copies: number
  /** Including relations with sources that were merged into another one since. */
  relations: { id: string; title: string; mergedIntoId: string | null }[]
  /** Sources that were merged into it. */
  merged: { id: string; title: string }[]
  /** The number of assessments; these are never deleted. */
  assessments: number
}

/** Everything that prevents this source from being deleted, of each kind the first fifty. */
export async function usesOf(actor: Actor, id: string): Promise<UsesOfSource> {
  const listed = {
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: PAGE,
  } satisfies Prisma.SourceFindManyArgs
  const [dependents, relations, merged, holdings, copies, assessments] = await Promise.all([
    dependentsOf(actor, id),
    db.source.findMany({
      where: { OR: [{ relationsFrom: { some: { toId: id } } }, { relationsTo: { some: { fromId: id } } }] },
      select: { id: true, title: true, mergedIntoId: true },
      ...listed,
    }),
    db.source.findMany({ where: { mergedIntoId: id }, select: { id: true, title: true }, ...listed }),
    // A file name can have the name of a speaker.
    db.$queryRaw<{ id: string; filename: string }[]>`
      SELECT h.id, h.filename FROM "Holding" h WHERE h."sourceId" = ${id}::uuid AND ${readableSql(actor)}
      ORDER BY h."createdAt", h.id LIMIT ${PAGE}`,
    db.holding.count({ where: { sourceId: id } }),
    db.assessment.count({ where: { sourceId: id } }),
  ])
  const passages = dependents.passages.map((passage) => ({
    id: passage.id,
    position: positionOfPassage(passage),
  }))
  return {
    ...{ ...dependents, passages, relations, merged, assessments },
    ...{ holdings, copies: copies - holdings.length },
  }
}
