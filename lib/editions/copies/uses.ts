import 'server-only'
import { db } from '@/lib/db'
import { locatorsSchema } from '@/lib/holdings/schema'
import { storedContent } from '@/lib/records/schema'
import { type Range, touches } from '@/lib/text/masked-ranges'
import { keyOf } from '../evidence'
import { snapshotTitle } from '../masking/shown'
import { openStatements } from '../open-statements'
import { editionsUsing, type Opened } from './opened'

/** A passage that records use on a page, with their statements. Closed if any record closes it behind a content warning. */
export type PageUse = Range & {
  passageId: string
  isOpen: boolean
  records: { slug: string; title: string; earlier: number | null; statement: string }[]
}

type Used = {
  editionId: string
  passageId: string
  textLayerId: string
  start: number
  end: number
  subjectType: string
  subjectId: string
  slug: string
  earlier: number | null
  title: string
}

/** Editions whose warnings are read for one page. Statements of others count as closed. */
const READ = 200
/** Editions whose warnings are remembered. */
const KEPT = 1000

type IsOpen = ReturnType<typeof openStatements>
/** Which statements of an edition are open. What an edition warns of never changes. */
const known = new Map<string, IsOpen>()

async function warningsOf(ids: readonly string[]): Promise<ReadonlyMap<string, IsOpen>> {
  const missing = ids.filter((id) => !known.has(id)).slice(0, READ)
  const rows = await db.$queryRaw<{ id: string; kind: string; content: unknown }[]>`
    SELECT e.id::text, e.snapshot ->> 'kind' AS kind, e.snapshot -> 'content' AS content FROM "Edition" e
    WHERE e.id = ANY(${missing}::uuid[])`
  const found = new Map(
    ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) ?? (() => false)] as const] : [])),
  )
  for (const { id, kind, content } of rows) {
    const isOpen = openStatements(storedContent(kind, content))
    known.set(id, isOpen)
    found.set(id, isOpen)
  }
  while (known.size > KEPT) known.delete(known.keys().next().value ?? '')
  return found
}

/**
 * The passages of a copy that public editions use on one page of the shown text, in order, and whether a record or a mask warns of something
 * on that page in another text of the same file. Where that text doesn't have the same pages, a warning in it is one on every page.
 */
export async function usesOn(
  { holding, layer, pages }: Opened,
  index: number,
): Promise<{ uses: PageUse[]; isWarnedElsewhere: boolean }> {
  const page = pages[index]
  if (!page) return { uses: [], isWarnedElsewhere: false }
  const rows = await db.$queryRaw<Used[]>`
    WITH used AS (${editionsUsing(holding.id)})
    SELECT DISTINCT e.id::text AS "editionId", p.id::text AS "passageId", t.id::text AS "textLayerId", p.start, p."end", f."subjectType"::text AS "subjectType",
      f."subjectId", r.slug, CASE WHEN r."liveId" = e.id THEN NULL ELSE e.number END AS earlier,
      coalesce(s.title, ${snapshotTitle}, r.slug) AS title
    FROM "Holding" c JOIN "TextLayer" t ON t."holdingId" = c.id JOIN "Passage" p ON p."textLayerId" = t.id
    JOIN "Reference" f ON f."passageId" = p.id JOIN used ON used."revisionId" = f."revisionId" JOIN "Edition" e ON e.id = used.id JOIN "Record" r ON r.id = e."recordId"
    LEFT JOIN "SearchEntry" s ON s."editionId" = e.id
    WHERE c.sha256 = ${layer.fileSha256}
      AND (t.id <> ${layer.id}::uuid OR (p.start < ${page.end} AND p."end" > ${page.start}))
    ORDER BY p.start, title, f."subjectId"`
  const [warnings, elsewhere] = await Promise.all([
    warningsOf([...new Set(rows.map(({ editionId }) => editionId))]),
    masksElsewhere(layer),
  ])
  const isOpen = ({ editionId, subjectType, subjectId }: Used) =>
    warnings.get(editionId)?.({ type: subjectType, id: subjectId }) ?? false
  const here = rows.filter(({ textLayerId }) => textLayerId === layer.id)
  const warned = rows.filter((row) => row.textLayerId !== layer.id && !isOpen(row))
  return {
    uses: [...Map.groupBy(here, ({ passageId }) => passageId)].flatMap(([passageId, all]) => {
      const [first] = all
      return first
        ? [
            {
              passageId,
              start: first.start,
              end: first.end,
              isOpen: all.every(isOpen),
              records: all.map(recordOf),
            },
          ]
        : []
    }),
    isWarnedElsewhere: await isOnPage([...warned, ...elsewhere], pages.length, index),
  }
}

const recordOf = ({ slug, title, earlier, subjectType, subjectId }: Used): PageUse['records'][number] => ({
  ...{ slug, title, earlier },
  statement: keyOf({ type: subjectType, id: subjectId }),
})

type Elsewhere = Range & { textLayerId: string }

/** GRAPHIC masks of other texts of the same file that the shown text doesn't have. */
const masksElsewhere = ({ sha256, fileSha256 }: Opened['layer']) => db.$queryRaw<Elsewhere[]>`
  SELECT m."textLayerId"::text AS "textLayerId", m.start, m."end"
  FROM "Mask" m JOIN "TextLayer" o ON o.id = m."textLayerId" JOIN "Holding" c ON c.id = o."holdingId"
  WHERE c.sha256 = ${fileSha256} AND m.kind = 'GRAPHIC' AND m."liftedAt" IS NULL AND m."textSha256" <> ${sha256}
    AND NOT EXISTS (SELECT FROM "Mask" s WHERE s."textSha256" = ${sha256} AND s."liftedAt" IS NULL AND s.kind = 'GRAPHIC'
      AND coalesce(s."repeatsId", s.id) = coalesce(m."repeatsId", m.id))`

async function isOnPage(warned: readonly Elsewhere[], pages: number, index: number): Promise<boolean> {
  if (warned.length === 0) return false
  const layers = await db.textLayer.findMany({
    where: { id: { in: [...new Set(warned.map(({ textLayerId }) => textLayerId))] } },
    select: { id: true, locators: true },
  })
  const pagesOfLayer = new Map(layers.map(({ id, locators }) => [id, locatorsSchema.parse(locators)]))
  return warned.some((range) => {
    const own = pagesOfLayer.get(range.textLayerId) ?? []
    const page = own.length === pages ? own[index] : undefined
    return page === undefined || touches(range, page)
  })
}
