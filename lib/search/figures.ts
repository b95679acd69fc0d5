import 'server-only'
import { z } from 'zod'
import { type FigureRow, type StatedFigure, sameCountSql, scopesOf, statedOf } from '@/lib/editions/figures'
import { liveEdition } from '@/lib/editions/queries'
import type { FigureOfRecord } from '@/lib/figures/address'
import { Prisma } from '@/lib/generated/prisma/client'
import { pageSchema } from '@/lib/input'
import { publicQuery } from '@/lib/replica'
import { inTurn } from './turns'

const PAGE_SIZE = 40
/** The most figures of one count that a page shows. Those of one count only have more pages. */
const MOST = 50
/** The page of one count reads at most this many records whose text is behind a warning. Each is read in full. */
const MOST_WARNED = 1_000

/** The query of the page of figures: `of` is null where no figure has the id that it is asked for by, undefined for figures of all counts. */
export const figuresAskedSchema = z
  .object({
    page: pageSchema,
    record: z.string().nullable().optional().catch(null),
    figure: z.uuid().nullable().optional().catch(null),
  })
  .transform(({ page, record, figure }) => ({ page, of: figureAsked(record, figure) }))

function figureAsked(record: string | null | undefined, figure: string | null | undefined) {
  if (record === undefined && figure === undefined) return undefined
  return record && figure ? { record, figure } : null
}

/**
 * All that is stated of one count. `differ`: the numbers aren't the same, also those that the page leaves out. `isMinimum`: there can be more figures,
 * which weren't read. The archive doesn't choose between them or add them up.
 */
export type ComparedFigures = {
  key: string
  event: string
  stated: StatedFigure[]
  more: number
  differ: boolean
  isMinimum: boolean
}

type Row = FigureRow & { eventKey: string; countKey: string; place: number }

const differSql = (over: Prisma.Sql) =>
  Prisma.sql`min((f.figure -> 'quantity')::text) OVER (${over}) <> max((f.figure -> 'quantity')::text) OVER (${over}) AS differ`

function comparedOf(rows: readonly (Row & { differ: boolean })[]): ComparedFigures[] {
  const counts = Map.groupBy(rows, ({ eventKey, countKey }) => `${eventKey} ${countKey}`)
  return [...counts].flatMap(([key, of]) => {
    const stated = of.map(statedOf)
    const [first] = stated
    if (!first) return []
    const differ = of.some((row) => row.differ)
    const shown = { stated: stated.slice(0, MOST), more: stated.length - MOST }
    return [{ key, event: first.event.name, ...shown, differ, isMinimum: false }]
  })
}

/** The counts of one page, by event, each with all figures that live editions state. Two queries. */
export const comparedFigures = (
  page: number,
): Promise<{ counts: ComparedFigures[]; total: number; pages: number }> =>
  inTurn(async () => {
    const [counted] = await publicQuery<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (SELECT DISTINCT "eventKey", "countKey" FROM "SearchFigure") AS counts`
    const rows = await publicQuery<(Row & { differ: boolean })[]>`
      WITH counts AS MATERIALIZED (
        SELECT DISTINCT "eventKey", "countKey" FROM "SearchFigure" ORDER BY 1, 2 LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE})
      SELECT * FROM (
        SELECT f."eventKey", f."countKey", f.figure, f.state, s.slug, s.title, s.language, s."publishedAt", s."recordId",
          ${differSql(Prisma.sql`PARTITION BY f."eventKey", f."countKey"`)},
          row_number() OVER (PARTITION BY f."eventKey", f."countKey" ORDER BY s."publishedAt", s."recordId", f.place)::int AS place
        FROM counts JOIN "SearchFigure" f USING ("eventKey", "countKey") JOIN "SearchEntry" s USING ("recordId")) AS stated
      WHERE place <= ${MOST + 1} ORDER BY "eventKey", "countKey", place`
    const total = counted?.total ?? 0
    return { counts: comparedOf(rows), total, pages: Math.ceil(total / PAGE_SIZE) }
  })

/**
 * One page of all figures for the same count as one figure of a public record, in the order of publication; null where readers see no such
 * figure. Two queries.
 */
export const figuresOfCount = (
  { record, figure }: FigureOfRecord,
  page: number,
): Promise<{ counts: ComparedFigures[]; pages: number } | null> =>
  inTurn(async () => {
    const edition = await liveEdition(record)
    const own = scopesOf(edition?.content.figures ?? [])
    const asked = own.find((one) => one.figure.id === figure)
    if (!asked) return null
    const sql = sameCountSql(
      own.filter(({ scope }) => scope === asked.scope),
      null,
      MOST_WARNED,
    )
    const rows = await publicQuery<(FigureRow & { total: number; differ: boolean; isMinimum: boolean })[]>`
      WITH ${sql.own}
      SELECT f.figure, f.state, s.slug, s.title, s.language, count(*) OVER ()::int AS total,
        EXISTS (SELECT FROM unread) AS "isMinimum", ${differSql(Prisma.empty)}
      FROM own, LATERAL (SELECT f.* FROM ${sql.beside}) AS f JOIN "SearchEntry" s USING ("recordId")
      ORDER BY s."publishedAt", s."recordId", f.place LIMIT ${MOST} OFFSET ${(page - 1) * MOST}`
    const { total, differ, isMinimum } = rows[0] ?? { total: 0, differ: false, isMinimum: false }
    const stated = rows.map(statedOf)
    const [first] = stated
    // In the words of the first record, as what is counted: the page marks both with its language.
    const count = first && { key: figure, event: first.event.name, stated, more: 0, differ, isMinimum }
    return { counts: count ? [count] : [], pages: Math.ceil(total / MOST) }
  })

/** All figures, by event and count, read in pieces. */
export async function* figureRows(): AsyncGenerator<StatedFigure> {
  for (let page = 1; ; page += 1) {
    const size = 1_000
    const rows = await inTurn(
      () => publicQuery<Row[]>`
        SELECT f."eventKey", f."countKey", f.figure, f.state, s.slug, s.title, s.language, f.place
        FROM "SearchFigure" f JOIN "SearchEntry" s USING ("recordId")
        ORDER BY f."eventKey", f."countKey", f."recordId", f.place LIMIT ${size} OFFSET ${(page - 1) * size}`,
    )
    yield* rows.map(statedOf)
    if (rows.length < size) return
  }
}
