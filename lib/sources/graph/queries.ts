import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import { keptIdSql } from '../merged-sources'
import { type Edge, lineageTypes, type Shared, sharedOrigins } from './lineage'

/** The most sources that a drawing shows, and the most steps that are followed from one to the next. */
const MOST = 40
const STEPS = 8
const MOST_EDGES = 400

type GraphNode = { id: string; title: string; isFocus: boolean }
export type SourceGraph = {
  nodes: GraphNode[]
  edges: Edge[]
  /** The groups of these sources that rely on a common one. */
  shared: Shared[]
  /** True when there are more sources than `nodes`. */
  isCut: boolean
}

/**
 * Relations of origin that lead to and from these sources, step by step. A source that was merged appears under the id that was asked for.
 * One query.
 */
export const lineageAround = (client: Tx, ids: readonly string[]) => {
  const types = Prisma.sql`r.type = ANY(${[...lineageTypes]}::"RelationType"[])`
  return client.$queryRaw<Edge[]>`
    WITH RECURSIVE named AS (
      SELECT id, coalesce("mergedIntoId", id) AS kept FROM "Source" WHERE id = ANY(${[...ids]}::uuid[])),
    near AS (
      SELECT kept AS id, 0 AS step FROM named
      UNION
      SELECT other.id, near.step + 1 FROM near CROSS JOIN LATERAL (
        SELECT r."toId" AS id FROM "SourceRelation" r WHERE r."fromId" = near.id AND ${types}
        UNION ALL SELECT r."fromId" FROM "SourceRelation" r WHERE r."toId" = near.id AND ${types}) other
      WHERE near.step < ${STEPS})
    SELECT DISTINCT r.type, coalesce(a.id, r."fromId") AS "fromId", coalesce(b.id, r."toId") AS "toId"
    FROM (SELECT DISTINCT id FROM near) n JOIN "SourceRelation" r ON r."fromId" = n.id AND ${types}
    JOIN "Source" f ON f.id = r."fromId" AND f."mergedIntoId" IS NULL
    JOIN "Source" t ON t.id = r."toId" AND t."mergedIntoId" IS NULL
    LEFT JOIN named a ON a.kept = r."fromId" LEFT JOIN named b ON b.kept = r."toId"
    ORDER BY 2, 3, 1 LIMIT ${MOST_EDGES}`
}

async function graphOf(
  focus: readonly string[],
  firsts: readonly string[],
  cited: readonly Edge[],
): Promise<SourceGraph> {
  const related = await lineageAround(db, focus)
  const key = ({ type, fromId, toId }: Edge) => `${type} ${fromId} ${toId}`
  const known = new Set(related.map(key))
  const edges = [...related, ...cited.filter((edge) => !known.has(key(edge)))]
  const all = [...new Set([...focus, ...edges.flatMap(({ fromId, toId }) => [fromId, toId])])]
  const shown = all.slice(0, MOST)
  const rows = await db.source.findMany({ where: { id: { in: shown } }, select: { id: true, title: true } })
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return {
    nodes: shown.map((id) => ({ id, title: titles.get(id) ?? '', isFocus: focus.includes(id) })),
    edges: edges.filter(({ fromId, toId }) => titles.has(fromId) && titles.has(toId)),
    shared: sharedOrigins(firsts, edges).filter(({ ids, on }) => [...ids, on].every((id) => titles.has(id))),
    isCut: all.length > shown.length,
  }
}

/** The relations of a source with others, step by step. `shared` has at most five groups of these that rely on a common source. */
export async function graphOfSource(_actor: Actor, sourceId: string): Promise<SourceGraph> {
  const id = parseId(sourceId)
  const graph = await graphOf([id], [], [])
  const others = graph.nodes.map((node) => node.id)
  return { ...graph, shared: sharedOrigins(others, graph.edges).slice(0, 5) }
}

type Hop = { subject: string; hop: number; sourceId: string }

/**
 * The relations of a draft's sources: those from its citations, and those between these sources and with others. `shared` lists the cited
 * sources that rely on a common one. `NotFound` for a record that this actor can't see.
 */
export async function graphOfRecord(
  actor: Actor,
  recordId: string,
): Promise<SourceGraph & { title: string }> {
  const id = parseId(recordId)
  const record = await db.record.findFirst({
    where: { id, ...visibleTo(actor) },
    select: { slug: true, draft: { select: { title: true } } },
  })
  if (!record) throw new NotFound()
  const hops = await db.$queryRaw<Hop[]>`
    SELECT f."subjectType" || f."subjectId" AS subject, f.hop, ${keptIdSql('s')} AS "sourceId"
    FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId"
    WHERE f."recordId" = ${id}::uuid AND f."revisionId" IS NULL ORDER BY ${Prisma.sql`1, 2`}`
  const chains = [...Map.groupBy(hops, ({ subject }) => subject).values()]
  const cited = new Map<string, Edge>()
  for (const chain of chains)
    chain.slice(1).forEach(({ sourceId }, index) => {
      const before = chain[index]?.sourceId
      if (before && before !== sourceId)
        cited.set(`${before} ${sourceId}`, { type: 'QUOTED_IN', fromId: before, toId: sourceId, cited: true })
    })
  const firsts = [...new Set(chains.flatMap(([first]) => first?.sourceId ?? []))]
  const all = [...new Set(hops.map(({ sourceId }) => sourceId))]
  return { ...(await graphOf(all, firsts, [...cited.values()])), title: record.draft?.title || record.slug }
}
