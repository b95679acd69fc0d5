import 'server-only'
import { z } from 'zod'
import { figureSchema } from '@/lib/figures/schema'
import { publicQuery } from '@/lib/replica'
import { type Evidence, stateOf } from './evidence'
import { snapshotSchema } from './schema'

const { id, quantity, asOf, statedBy } = figureSchema.shape
const shownSchema = z.object({ id, quantity, asOf, statedBy })

/** A figure of another public record for the same count. */
export type OtherFigure = z.output<typeof shownSchema> & {
  slug: string
  title: string
  /** The language of its record. */
  language: string
  state: Evidence['state']
}

/** Figures of other records by the id of the record's own figure. */
export type OtherFigures = ReadonlyMap<string, readonly OtherFigure[]>

const MOST = 200
const stateSchema = snapshotSchema.shape.states.element.optional()

type Row = {
  beside: string[]
  slug: string
  title: string
  language: string
  figure: unknown
  state: unknown
}

/**
 * Figures of other live editions for the same event, measure, population and place as those of this record's live edition, in the order of
 * publication. Events and places match by their authority where both have one, else by their text. At most 200. One query, by an index over
 * the figures of all editions.
 */
export async function otherFigures(slug: string): Promise<OtherFigures> {
  const rows = await publicQuery<Row[]>`
    WITH own AS MATERIALIZED (
      SELECT figure, stele_standing_figure_keys(figure) AS keys
      FROM "Record" r JOIN "Edition" e ON e.id = r."liveId", jsonb_path_query(e.snapshot, 'lax $.content.figures[*]') AS figure
      WHERE r.slug = ${slug}),
    -- Separate, so that the order below doesn't make PostgreSQL read every edition. Each gives at least one row.
    matching AS MATERIALIZED (
      SELECT e.id FROM "Edition" e
      WHERE stele_edition_figure_keys(e.snapshot) && (SELECT array_agg(DISTINCT key) FROM own, unnest(keys) AS key)),
    beside AS MATERIALIZED (
      SELECT r.id, r.slug, e.id AS "editionId", e."publishedAt" FROM matching JOIN "Edition" e USING (id) JOIN "Record" r ON r."liveId" = e.id
      WHERE r.slug <> ${slug} ORDER BY e."publishedAt", r.id LIMIT ${MOST}),
    -- Each use of a snapshot unpacks it, which is most of the time of this query: once for each record.
    opened AS MATERIALIZED (
      SELECT b.id, b.slug, b."publishedAt", content -> 'figures' AS figures, content ->> 'title' AS title, content ->> 'language' AS language, states
      FROM beside b JOIN "Edition" e ON e.id = b."editionId", jsonb_to_record(e.snapshot) AS part(content jsonb, states jsonb)),
    -- Once for each figure, not for each pair of figures.
    stated AS MATERIALIZED (
      SELECT o.*, figure, place,
        stele_figure_keys(figure, stele_name_keys(figure -> 'event'), stele_name_keys(figure -> 'place')) AS keys
      FROM opened o, jsonb_path_query(o.figures, 'lax $[*]') WITH ORDINALITY AS one(figure, place))
    SELECT same.ids AS beside, s.slug, s.title, s.language, s.figure,
      jsonb_path_query_first(s.states, '$[*] ? (@.subjectType == "FIGURE" && @.subjectId == $id)',
        jsonb_build_object('id', s.figure ->> 'id')) AS state
    FROM stated s, LATERAL (SELECT array_agg(own.figure ->> 'id') AS ids FROM own
      WHERE own.keys && s.keys AND stele_may_be_one(own.figure -> 'event', s.figure -> 'event')
        AND stele_may_be_one(own.figure -> 'place', s.figure -> 'place')) AS same
    WHERE same.ids IS NOT NULL
    ORDER BY s."publishedAt", s.id, s.place LIMIT ${MOST}`
  const others = new Map<string, OtherFigure[]>()
  for (const { beside, slug: other, title, language, figure, state } of rows) {
    const shown = shownSchema.parse(figure)
    const row = {
      ...shown,
      slug: other,
      title,
      language,
      state: stateOf(stateSchema.parse(state ?? undefined)),
    }
    for (const own of beside) others.set(own, [...(others.get(own) ?? []), row])
  }
  return others
}
