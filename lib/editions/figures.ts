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

/** What other records state for one count, number by number. `isMinimum`: there can be more figures than `total`, which weren't read. */
export type OtherCount = { numbers: readonly OtherNumber[]; total: number; isMinimum: boolean }

/** What other records state, by the id of the record's own figure. */
export type OtherFigures = ReadonlyMap<string, OtherCount>

/** The figures of an edition, for comparing them with those of other records. */
export type Compared = { recordId: string; content: Pick<RecordContent, 'figures'> }

/** The most numbers of one count that a page shows, and the most figures of each number. All are counted. */
const MOST = { numbers: 12, stated: 3 }
/** The page of a record reads at most this many other records whose text is behind a warning: they are in no list, so each is read in full. */
const MOST_WARNED = 20

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
 * a count, by an index over the figures of all current editions. A record whose text is behind a warning is in no list, so it is found by its
 * edition. `unread` has the counts for which more such records can state a number than are read.
 */
export function sameCountSql(
  figures: readonly { scope: number; figure: unknown }[],
  besides: string | null,
  mostWarned = MOST_WARNED,
) {
  const own = Prisma.sql`own AS MATERIALIZED (
      SELECT scope, ARRAY(SELECT DISTINCT jsonb_array_elements_text(key) FROM unnest(array_agg(keys)) AS key) AS keys, min(event) AS event, min(place) AS place
      FROM (
        SELECT scope, to_jsonb(stele_standing_figure_keys(figure)) AS keys, stele_standing_authority(figure -> 'event')::text AS event,
          stele_standing_authority(figure -> 'place')::text AS place
        FROM jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) AS one(scope int, figure jsonb)) AS one
      GROUP BY scope),
    -- Separate, so that the order of the next one doesn't make PostgreSQL unpack every edition.
    matching AS MATERIALIZED (
      SELECT e.id, e."recordId" FROM "Edition" e
      WHERE stele_edition_figure_keys(e.snapshot) && (SELECT array_agg(DISTINCT key) FROM own, unnest(own.keys) AS key)),
    hidden AS MATERIALIZED (
      SELECT m.id, m."recordId", row_number() OVER (ORDER BY m."recordId") AS turn FROM matching m JOIN "Record" r ON r."liveId" = m.id
      WHERE m."recordId" IS DISTINCT FROM ${besides}::uuid AND NOT EXISTS (SELECT FROM "SearchFigure" f WHERE f."recordId" = m."recordId")),
    warned AS MATERIALIZED (
      SELECT h."recordId", (figure ->> 'id')::uuid AS id, place::int AS place, figure, ${keysOf(Prisma.sql`figure`)} AS keys,
        jsonb_path_query_first(states, '$[*] ? (@.subjectType == "FIGURE" && @.subjectId == $id)', jsonb_build_object('id', figure ->> 'id')) AS state
      FROM hidden h JOIN "Edition" e USING (id), jsonb_to_record(e.snapshot) AS part(content jsonb, states jsonb),
        jsonb_path_query(content -> 'figures', 'lax $[*]') WITH ORDINALITY AS one(figure, place)
      WHERE h.turn <= ${mostWarned}),
    unread AS MATERIALIZED (
      SELECT scope FROM own WHERE (SELECT count(*) FROM hidden) > ${mostWarned}
        AND ARRAY(SELECT e.id FROM "Edition" e WHERE stele_edition_figure_keys(e.snapshot) && own.keys)
          && ARRAY(SELECT id FROM hidden WHERE turn > ${mostWarned}))`
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

type ShownRow = FigureRow & { number: number; stated: number; total: number }
/** Without a number: no figure of the count was read. */
type BesideRow = { scope: number; isMinimum: boolean } & (ShownRow | { number: null })

/**
 * What other public records state for the same counts as the figures of this edition, number by number, in the order in which the records were
 * made. Of each number the first that state it, each by someone else where there are several. What is shown is bounded, and all are counted. One
 * query.
 */
export async function otherFigures({ recordId, content }: Compared): Promise<OtherFigures> {
  if (content.figures.length === 0) return new Map()
  const own = scopesOf(content.figures)
  const sql = sameCountSql(own, recordId)
  const rows = await publicQuery<BesideRow[]>`
    /* by key */ WITH ${sql.own},
    -- All figures, so that no number is left out, and grouped before anything is numbered: hundreds of records can state one number.
    sources AS MATERIALIZED (
      SELECT own.scope, one.* FROM own, LATERAL (
        SELECT f.figure -> 'quantity' AS quantity, count(*)::int AS stated,
          (array_agg(f."recordId" ORDER BY f."recordId", f.place))[:${MOST.stated}] AS records,
          (array_agg(f.id ORDER BY f."recordId", f.place))[:${MOST.stated}] AS ids
        FROM ${sql.beside} GROUP BY f.figure -> 'quantity', (f.figure -> 'statedBy' ->> 'name') COLLATE "C") AS one),
    placed AS (
      SELECT scope, quantity, record, id, sum(stated) FILTER (WHERE turn = 1) OVER (PARTITION BY scope)::int AS total,
        sum(stated) FILTER (WHERE turn = 1) OVER (PARTITION BY scope, quantity)::int AS stated,
        min(record::text) OVER (PARTITION BY scope, quantity) AS first,
        row_number() OVER (PARTITION BY scope, quantity ORDER BY turn, record, id) AS nth
      FROM sources, unnest(records, ids) WITH ORDINALITY AS one(record, id, turn)),
    numbered AS (
      SELECT *, dense_rank() OVER (PARTITION BY scope ORDER BY first, quantity)::int AS number FROM placed WHERE nth <= ${MOST.stated}),
    shown AS (
      SELECT n.*, b.figure, b.state, s.slug, s.title, s.language
      -- One row each, by its key: else PostgreSQL reads the entries of all records.
      FROM numbered n, LATERAL (SELECT slug, title, language FROM "SearchEntry" WHERE "recordId" = n.record LIMIT 1) AS s, LATERAL (
        SELECT figure, to_jsonb(state) AS state FROM "SearchFigure" f WHERE f."recordId" = n.record AND f.id = n.id
        UNION ALL SELECT figure, state FROM warned w WHERE w."recordId" = n.record AND w.id = n.id LIMIT 1) AS b
      WHERE n.number <= ${MOST.numbers})
    SELECT scope, unread.scope IS NOT NULL AS "isMinimum", number, stated, total, figure, state, slug, title, language
    FROM shown FULL JOIN unread USING (scope) ORDER BY scope, number, nth`
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
  const shown = rows.flatMap((row) => (row.number === null ? [] : [row]))
  const numbers = [...Map.groupBy(shown, ({ number }) => number).values()].flatMap((of) => {
    const stated = of.map(statedOf)
    const [first] = stated
    return first ? [{ quantity: first.quantity, stated, total: of[0]?.stated ?? 0 }] : []
  })
  return { numbers, total: shown[0]?.total ?? 0, isMinimum: rows[0]?.isMinimum ?? false }
}
