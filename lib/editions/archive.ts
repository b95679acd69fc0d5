import 'server-only'
import { db } from '@/lib/db'

export type Newest = { slug: string; kind: string; title: string; attribution: string; publishedAt: Date }
export type Overview = {
  countOf: ReadonlyMap<string, number>
  statements: number
  secondHand: number
  unseen: number
  newest: Newest[]
}

/** What the first page tells of the archive as it is public now. Two queries. */
export async function overview(): Promise<Overview> {
  const [kinds, newest] = await Promise.all([
    db.searchEntry.groupBy({
      by: ['kind'],
      _count: true,
      _sum: { statements: true, secondHand: true, unseen: true },
    }),
    db.searchEntry.findMany({
      orderBy: [{ publishedAt: 'desc' }, { recordId: 'asc' }],
      take: 6,
      select: { slug: true, kind: true, title: true, attribution: true, publishedAt: true },
    }),
  ])
  const sum = (of: 'statements' | 'secondHand' | 'unseen') =>
    kinds.reduce((total, { _sum }) => total + (_sum[of] ?? 0), 0)
  return {
    countOf: new Map(kinds.map(({ kind, _count }) => [kind, _count])),
    statements: sum('statements'),
    secondHand: sum('secondHand'),
    unseen: sum('unseen'),
    newest,
  }
}

export type Unseen = { slug: string; kind: string; title: string; attribution: string; unseen: number }
export type KnownThroughOthers = { id: string; title: string; records: number }
export type Unverified = { records: Unseen[]; works: KnownThroughOthers[] }

const MOST = 200

/**
 * What stands in live editions without having been seen: records with statements openly marked as not compared with their original,
 * and works that the archive knows only because another work names them, most cited first. At most 200 of each. Two queries.
 */
export async function unverified(): Promise<Unverified> {
  const [records, works] = await Promise.all([
    db.searchEntry.findMany({
      where: { unseen: { gt: 0 } },
      orderBy: [{ unseen: 'desc' }, { publishedAt: 'desc' }, { recordId: 'asc' }],
      take: MOST,
      select: { slug: true, kind: true, title: true, attribution: true, unseen: true },
    }),
    db.$queryRaw<KnownThroughOthers[]>`
      SELECT cited.id, cited.records::int, (
        SELECT item->'csl'->>'title' FROM "Edition" e, jsonb_array_elements(e.snapshot->'sources') AS item
        WHERE e.id = cited."editionId" AND (item->>'id')::uuid IN (
          SELECT a.id FROM "Source" a WHERE a.id = cited.id OR a."mergedIntoId" = cited.id) LIMIT 1
      ) AS title
      FROM (
        SELECT coalesce(a."mergedIntoId", a.id) AS id, count(DISTINCT s."recordId") AS records, (array_agg(s."editionId" ORDER BY s."publishedAt" DESC))[1] AS "editionId"
        FROM "Reference" r JOIN "Edition" e ON e."revisionId" = r."revisionId" JOIN "SearchEntry" s ON s."editionId" = e.id
        JOIN "Source" a ON a.id = r."sourceId"
        WHERE r.access = 'NOT_SEEN' AND r."revisionId" IS NOT NULL
        GROUP BY 1 ORDER BY count(DISTINCT s."recordId") DESC, 1 LIMIT ${MOST}
      ) AS cited ORDER BY cited.records DESC, title`,
  ])
  return { records, works }
}
