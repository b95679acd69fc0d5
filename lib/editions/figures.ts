import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { figureSchema } from '@/lib/figures/schema'
import { type Evidence, stateOf } from './evidence'
import { snapshotSchema } from './schema'

const { id, quantity, asOf, statedBy } = figureSchema.shape
const shownSchema = z.object({ id, quantity, asOf, statedBy })

/** What another public record states of the same count. */
export type OtherFigure = z.output<typeof shownSchema> & {
  slug: string
  title: string
  state: Evidence['state']
}

/** By the id of a figure of the record: those that others state. */
export type OtherFigures = ReadonlyMap<string, readonly OtherFigure[]>

const MOST = 200
const stateSchema = snapshotSchema.shape.states.element.optional()

type Row = { beside: string[]; slug: string; title: string; figure: unknown; state: unknown }

/**
 * Figures of other live editions for the same event, measure, population and place as those of this record's live edition, by record and
 * in its order; the archive picks none. Events and places are the same by their authority where both have one, else by their words. At
 * most 200. One query, by an index over the figures of all editions.
 */
export async function otherFigures(slug: string): Promise<OtherFigures> {
  const rows = await db.$queryRaw<Row[]>`
    WITH own AS MATERIALIZED (
      SELECT r.id AS "recordId", figure, stele_standing_figure_keys(figure) AS keys
      FROM "Record" r JOIN "Edition" e ON e.id = r."liveId", jsonb_path_query(e.snapshot, 'lax $.content.figures[*]') AS figure
      WHERE r.slug = ${slug}),
    -- Apart, so that the order below is not a reason to read every edition.
    matching AS MATERIALIZED (
      SELECT e.id FROM "Edition" e
      WHERE stele_edition_figure_keys(e.snapshot) && (SELECT array_agg(DISTINCT key) FROM own, unnest(keys) AS key))
    SELECT beside.ids AS beside, r.slug, e.snapshot -> 'content' ->> 'title' AS title, figure,
      jsonb_path_query_first(e.snapshot, '$.states[*] ? (@.subjectType == "FIGURE" && @.subjectId == $id)',
        jsonb_build_object('id', figure ->> 'id')) AS state
    FROM matching JOIN "Edition" e USING (id) JOIN "Record" r ON r."liveId" = e.id,
      jsonb_path_query(e.snapshot, 'lax $.content.figures[*]') WITH ORDINALITY AS figures(figure, place),
      LATERAL (SELECT array_agg(own.figure ->> 'id') AS ids FROM own
        WHERE own."recordId" <> r.id
          AND own.keys && stele_figure_keys(figures.figure, stele_name_keys(figures.figure -> 'event'), stele_name_keys(figures.figure -> 'place'))
          AND stele_may_be_one(own.figure -> 'event', figures.figure -> 'event')
          AND stele_may_be_one(own.figure -> 'place', figures.figure -> 'place')) AS beside
    WHERE beside.ids IS NOT NULL
    ORDER BY e."publishedAt", r.id, place LIMIT ${MOST}`
  const others = new Map<string, OtherFigure[]>()
  for (const { beside, slug: other, title, figure, state } of rows) {
    const shown = shownSchema.parse(figure)
    const row = { ...shown, slug: other, title, state: stateOf(stateSchema.parse(state ?? undefined)) }
    for (const own of beside) others.set(own, [...(others.get(own) ?? []), row])
  }
  return others
}
