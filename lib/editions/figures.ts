import 'server-only'
import { z } from 'zod'
import { type Figure, figureSchema } from '@/lib/figures/schema'
import { figureScopes } from '@/lib/figures/scope'
import { Prisma } from '@/lib/generated/prisma/client'
import type { RecordContent } from '@/lib/records/schema'
import { publicQuery } from '@/lib/replica'
import { type Evidence, stateOf } from './evidence'
import { snapshotSchema } from './schema'

// What an edition has of a figure besides is left out.
const statedSchema = z.object(figureSchema.omit({ chain: true, passageId: true }).shape)

/** A figure of a public record: who states which number. */
export type StatedFigure = z.output<typeof statedSchema> & {
  slug: string
  title: string
  /** The language of its record. */
  language: string
  state: Evidence['state']
}

/** A figure of another public record for the same count. */
export type OtherFigure = Pick<
  StatedFigure,
  'id' | 'slug' | 'title' | 'language' | 'quantity' | 'asOf' | 'statedBy' | 'state'
>

/** One number that other records state, with the first that state it. `total`: how many do. */
export type OtherNumber = {
  quantity: OtherFigure['quantity']
  stated: readonly OtherFigure[]
  total: number
}

/** What other records state for one count, number by number. `isMinimum`: there are more figures than `total`. */
export type OtherCount = { numbers: readonly OtherNumber[]; total: number; isMinimum: boolean }

/** What other records state, by the id of the record's own figure. */
export type OtherFigures = ReadonlyMap<string, OtherCount>

/** The figures of an edition, for comparing them with those of other records. */
export type Compared = { recordId: string; content: Pick<RecordContent, 'figures'> }

/** The most numbers of one count that a page shows, the most figures of each number, and the most of one count that it counts. */
const MOST = { numbers: 12, stated: 3, counted: 200 }
/** The most records of which a warning hides the text that are looked at, and the most figures of these: they are in no list, so each is read in full. */
const MOST_WARNED = { records: 20, figures: 500 }

const stateSchema = z.union([
  z.enum(['CHECKED', 'SECOND_HAND', 'UNCHECKED']),
  snapshotSchema.shape.states.element.transform(stateOf),
])

export type FigureRow = {
  figure: unknown
  state: unknown
  slug: string
  title: string
  language: string
}

/** A figure as it was read from the database. */
export const statedOf = ({ figure, state, slug, title, language }: FigureRow): StatedFigure => ({
  ...statedSchema.parse(figure),
  state: stateSchema.parse(state ?? 'UNCHECKED'),
  ...{ slug, title, language },
})

const keysOf = (figure: Prisma.Sql) =>
  Prisma.sql`stele_figure_keys(${figure}, stele_name_keys(${figure} -> 'event'), stele_name_keys(${figure} -> 'place'))`
const standing = (authority: Prisma.Sql) =>
  Prisma.sql`coalesce(${authority}."mergedIntoId", ${authority}.id)::text`

/**
 * SQL for reading all figures of public records that count the same as these: for the same event, measure, population and place. Events and
 * places match by their authority where both have one, else by their text. `own` has one row for each count; `beside(own)` selects the figures of
 * a count, by an index over the figures of all current editions. A record of which a warning hides the text is in no list, so it is found by its
 * edition.
 */
export function sameCountSql(figures: readonly { scope: number; figure: unknown }[], besides: string | null) {
  const own = Prisma.sql`own AS MATERIALIZED (
      SELECT scope, ARRAY(SELECT DISTINCT jsonb_array_elements_text(key) FROM unnest(array_agg(keys)) AS key) AS keys, min(event) AS event, min(place) AS place
      FROM (
        SELECT scope, to_jsonb(stele_standing_figure_keys(figure)) AS keys, stele_standing_authority(figure -> 'event')::text AS event,
          stele_standing_authority(figure -> 'place')::text AS place
        FROM jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) AS one(scope int, figure jsonb)) AS one
      GROUP BY scope),
    hidden AS MATERIALIZED (
      SELECT e.id, e."recordId" FROM "Edition" e JOIN "Record" r ON r."liveId" = e.id
      WHERE stele_edition_figure_keys(e.snapshot) && (SELECT array_agg(DISTINCT key) FROM own, unnest(own.keys) AS key)
        AND NOT EXISTS (SELECT FROM "SearchFigure" f WHERE f."recordId" = e."recordId")
      ORDER BY e."recordId" LIMIT ${MOST_WARNED.records}),
    warned AS MATERIALIZED (
      SELECT h."recordId", (figure ->> 'id')::uuid AS id, place::int AS place, figure, ${keysOf(Prisma.sql`figure`)} AS keys,
        jsonb_path_query_first(states, '$[*] ? (@.subjectType == "FIGURE" && @.subjectId == $id)', jsonb_build_object('id', figure ->> 'id')) AS state
      FROM hidden h JOIN "Edition" e USING (id), jsonb_to_record(e.snapshot) AS part(content jsonb, states jsonb),
        jsonb_path_query(content -> 'figures', 'lax $[*]') WITH ORDINALITY AS one(figure, place)
      LIMIT ${MOST_WARNED.figures})`
  const beside = Prisma.sql`(
      SELECT f."recordId", f.id, f.place, f.figure, to_jsonb(f.state) AS state FROM "SearchFigure" f WHERE ${keysOf(Prisma.sql`f.figure`)} && own.keys
      UNION ALL SELECT "recordId", id, place, figure, state FROM warned WHERE warned.keys && own.keys) AS f
    LEFT JOIN "Authority" e ON e.id = (f.figure -> 'event' ->> 'authorityId')::uuid
    LEFT JOIN "Authority" p ON p.id = (f.figure -> 'place' ->> 'authorityId')::uuid
    WHERE coalesce(${standing(Prisma.sql`e`)} = own.event, true) AND coalesce(${standing(Prisma.sql`p`)} = own.place, true)
      AND f."recordId" IS DISTINCT FROM ${besides}::uuid`
  return { own, beside }
}

/** Figures with the count that each is of: those of one record that count the same have one number. */
export function scopesOf(figures: readonly Figure[]): { scope: number; figure: Figure }[] {
  const { scopeOf } = figureScopes(figures)
  const scopes = [...new Set(figures.map(scopeOf))]
  return figures.map((figure) => ({ scope: scopes.indexOf(scopeOf(figure)), figure }))
}

type BesideRow = FigureRow & { scope: number; number: number; stated: number; total: number }

/**
 * What other public records state for the same counts as the figures of this edition, number by number, in the order of publication. Of each
 * number the first that state it, each by someone else where there are several. The numbers and figures are bounded, and counted. One query.
 */
export async function otherFigures({ recordId, content }: Compared): Promise<OtherFigures> {
  if (content.figures.length === 0) return new Map()
  const own = scopesOf(content.figures)
  const sql = sameCountSql(own, recordId)
  const rows = await publicQuery<BesideRow[]>`
    WITH ${sql.own},
    beside AS MATERIALIZED (
      SELECT own.scope, f.*, figure -> 'quantity' AS quantity FROM own, LATERAL (
        SELECT f."recordId", f.id, f.place, f.figure, f.state FROM ${sql.beside} LIMIT ${MOST.counted + 1}) AS f),
    -- Grouped before anything is sorted or numbered: hundreds of records can state one number.
    sources AS MATERIALIZED (
      SELECT scope, quantity, count(*)::int AS stated, (array_agg("recordId" ORDER BY "recordId", place))[:${MOST.stated}] AS records,
        (array_agg(id ORDER BY "recordId", place))[:${MOST.stated}] AS ids
      FROM beside GROUP BY scope, quantity, figure -> 'statedBy' ->> 'name'),
    placed AS (
      SELECT scope, quantity, record, id, sum(stated) FILTER (WHERE turn = 1) OVER (PARTITION BY scope)::int AS total,
        sum(stated) FILTER (WHERE turn = 1) OVER (PARTITION BY scope, quantity)::int AS stated,
        min(record::text) OVER (PARTITION BY scope, quantity) AS first,
        row_number() OVER (PARTITION BY scope, quantity ORDER BY turn, record, id) AS nth
      FROM sources, unnest(records, ids) WITH ORDINALITY AS one(record, id, turn)),
    numbered AS (
      SELECT *, dense_rank() OVER (PARTITION BY scope ORDER BY first, quantity) AS number FROM placed WHERE nth <= ${MOST.stated})
    SELECT n.scope, n.number::int AS number, n.stated, n.total, b.figure, b.state, s.slug, s.title, s.language
    FROM numbered n JOIN beside b ON b.scope = n.scope AND b."recordId" = n.record AND b.id = n.id JOIN "SearchEntry" s ON s."recordId" = n.record
    WHERE n.number <= ${MOST.numbers} ORDER BY n.scope, n.number, n.nth`
  const counts = new Map(
    [...Map.groupBy(rows, ({ scope }) => scope)].map(([scope, of]) => [scope, countOf(of)] as const),
  )
  return new Map(
    own.flatMap(({ scope, figure }) => {
      const count = counts.get(scope)
      return count ? [[figure.id, count] as const] : []
    }),
  )
}

function countOf(rows: readonly BesideRow[]): OtherCount {
  const total = rows[0]?.total ?? 0
  const numbers = [...Map.groupBy(rows, ({ number }) => number).values()].flatMap((of) => {
    const stated = of.map(statedOf)
    const [first] = stated
    return first ? [{ quantity: first.quantity, stated, total: of[0]?.stated ?? 0 }] : []
  })
  return {
    numbers,
    total: Math.min(total, MOST.counted),
    isMinimum: total > MOST.counted,
  }
}
