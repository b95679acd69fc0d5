import 'server-only'
import { z } from 'zod'
import type { Evidence } from '@/lib/editions/evidence'
import { figureSchema } from '@/lib/figures/schema'
import { pageSchema } from '@/lib/input'
import { publicQuery } from '@/lib/replica'
import { inTurn } from './turns'

const PAGE_SIZE = 40
/** The most figures of one count that a page shows; a file has all. */
const MOST = 50

export const figuresAskedSchema = z.object({ page: pageSchema })

const statedSchema = figureSchema.omit({ chain: true, passageId: true })

/** A figure of a public record: who states which number. */
export type StatedFigure = z.output<typeof statedSchema> & {
  slug: string
  title: string
  language: string
  state: Evidence['state']
}

/** All that is stated of one count. `differ`: the numbers aren't the same. The archive doesn't choose between them or add them up. */
export type ComparedFigures = {
  key: string
  event: string
  stated: StatedFigure[]
  more: number
  differ: boolean
}

type Row = {
  eventKey: string
  countKey: string
  figure: unknown
  state: Evidence['state']
  slug: string
  title: string
  language: string
  place: number
}

const figureOf = ({ figure, state, slug, title, language }: Row): StatedFigure => ({
  ...statedSchema.parse(figure),
  ...{ state, slug, title, language },
})

function comparedOf(rows: readonly Row[]): ComparedFigures[] {
  const counts = Map.groupBy(rows, ({ eventKey, countKey }) => `${eventKey} ${countKey}`)
  return [...counts].flatMap(([key, of]) => {
    const stated = of.map(figureOf)
    const [first] = stated
    if (!first) return []
    const differ = new Set(stated.map(({ quantity }) => JSON.stringify(quantity))).size > 1
    return [
      { key, event: first.event.name, stated: stated.slice(0, MOST), more: stated.length - MOST, differ },
    ]
  })
}

/** The counts of one page, by event, each with all figures that live editions state. Two queries. */
export const comparedFigures = (
  page: number,
): Promise<{ counts: ComparedFigures[]; total: number; pages: number }> =>
  inTurn(async () => {
    const [counted] = await publicQuery<{ total: number }[]>`
      SELECT count(*)::int AS total FROM (SELECT DISTINCT "eventKey", "countKey" FROM "SearchFigure") AS counts`
    const rows = await publicQuery<Row[]>`
      WITH counts AS MATERIALIZED (
        SELECT DISTINCT "eventKey", "countKey" FROM "SearchFigure" ORDER BY 1, 2 LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE})
      SELECT * FROM (
        SELECT f."eventKey", f."countKey", f.figure, f.state, s.slug, s.title, s.language, s."publishedAt", s."recordId",
          row_number() OVER (PARTITION BY f."eventKey", f."countKey" ORDER BY s."publishedAt", s."recordId", f.place)::int AS place
        FROM counts JOIN "SearchFigure" f USING ("eventKey", "countKey") JOIN "SearchEntry" s USING ("recordId")) AS stated
      WHERE place <= ${MOST + 1} ORDER BY "eventKey", "countKey", place`
    const total = counted?.total ?? 0
    return { counts: comparedOf(rows), total, pages: Math.ceil(total / PAGE_SIZE) }
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
    yield* rows.map(figureOf)
    if (rows.length < size) return
  }
}
