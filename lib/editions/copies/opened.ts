import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { withPrintedPages } from '@/lib/holdings/printed-pages'
import { locatorsSchema } from '@/lib/holdings/schema'
import { idsOf } from '@/lib/sources/merged-sources'
import type { Range } from '@/lib/text/masked-ranges'
import { type LayerPage, locatorOfRange } from '@/lib/text/passage-position'
import { activeMaskSchema } from '../masking/schema'
import { readEdition, type StoredEdition, storedColumns } from '../masking/shown'
import type { PublicSource } from '../sources'
import { hiddenElsewhere } from './hidden-elsewhere'

/** UTF-16 units of one page of a text without pages. */
const PART = 12_000
/** The longest text that is read as a whole for one page. */
const MOST = 2_000_000

const idSchema = z.uuid()

export type OpenedPage = Range & { locator: ReturnType<typeof locatorOfRange> }

/** A copy that readers can open as a whole, with the text that they see of it. */
export type Opened = {
  source: PublicSource['source']
  holding: PublicSource['holdings'][number]
  layer: Layer
  pages: OpenedPage[]
  masks: z.output<typeof activeMaskSchema>[]
}

type Layer = {
  id: string
  sha256: string
  length: number
  isPlain: boolean
  language: string
  locators: unknown
  spans: unknown
  firstPage: number | null
  fileSha256: string
  mediaType: string
  masks: unknown
}

/**
 * The newest editions that readers can open, one a record, that use a passage of this copy or of another copy with the same bytes: id, revision
 * and record.
 */
export const editionsUsing = (holdingId: string) => Prisma.sql`
  SELECT DISTINCT ON (e."recordId") e.id, e."revisionId", e."recordId", e.number, e."publishedAt"
  FROM "Holding" h JOIN "Holding" same ON same.sha256 = h.sha256 JOIN "TextLayer" t ON t."holdingId" = same.id
  JOIN "Passage" p ON p."textLayerId" = t.id JOIN "Reference" f ON f."passageId" = p.id
  JOIN "Edition" e ON e."revisionId" = f."revisionId"
  WHERE h.id = ${holdingId}::uuid
    AND e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0)
  ORDER BY e."recordId", e.number DESC`

/** The edition by which a copy is open: the newest that was published with it as a whole. */
async function editionThatOpens(sourceId: string, holdingId: string) {
  const published = JSON.stringify([{ holding: { id: holdingId, shown: 'WHOLE' } }])
  const [row] = await db.$queryRaw<(StoredEdition & { ids: string[] })[]>`
    WITH used AS (${editionsUsing(holdingId)})
    SELECT ${storedColumns}, ARRAY(SELECT id::text FROM "Source" WHERE id IN ${idsOf(sourceId)}) AS ids
    FROM used JOIN "Edition" e ON e.id = used.id JOIN "Record" r ON r.id = e."recordId"
    WHERE (e.snapshot -> 'passages') @> ${published}::jsonb
    ORDER BY r."liveId" = e.id DESC NULLS LAST, e."publishedAt" DESC, e."recordId" LIMIT 1`
  if (!row) return null
  const { shown } = await readEdition(row)
  const passage = shown.passages.find(
    ({ holding, sourceId: of }) =>
      holding.id === holdingId && holding.shown === 'WHOLE' && row.ids.includes(of),
  )
  const cited = shown.sources.filter(({ id }) => row.ids.includes(id))
  const source = cited.find(({ id }) => id === sourceId) ?? cited[0]
  return passage && source ? { holding: passage.holding, source: { ...source, id: sourceId } } : null
}

/**
 * A copy of a source that readers can open as a whole: an edition that they can read was published with that setting and uses a passage of it, it
 * applies now, and no text of the file has the full name of an unnamed speaker that no mask withholds (`readEdition`). Null otherwise.
 */
export async function openedCopy(sourceId: string, holdingId: string): Promise<Opened | null> {
  if (!idSchema.safeParse(sourceId).success || !idSchema.safeParse(holdingId).success) return null
  const opening = await editionThatOpens(sourceId, holdingId)
  if (!opening) return null
  const [layer] = await db.$queryRaw<Layer[]>`
    SELECT t.id::text, t.sha256, t.length, char_length(t.text) = t.length AS "isPlain", t.language, t.locators, t.spans, h."firstPage",
      h.sha256 AS "fileSha256", f."mediaType",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('textSha256', m."textSha256", 'start', m.start, 'end', m."end", 'kind', m.kind,
        'reason', m.reason) ORDER BY m.start, m.id), '[]') FROM "Mask" m WHERE m."liftedAt" IS NULL AND m."textSha256" = t.sha256) AS masks
    FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId" JOIN "MediaFile" f ON f.sha256 = h.sha256
    WHERE h.id = ${holdingId}::uuid
      AND EXISTS (WITH used AS (${editionsUsing(holdingId)})
        SELECT FROM "Passage" p JOIN "Reference" r ON r."passageId" = p.id JOIN used ON used."revisionId" = r."revisionId"
        WHERE p."textLayerId" = t.id)
      AND NOT EXISTS (${hiddenElsewhere(idsOf(sourceId))})
    ORDER BY t."createdAt" DESC, t.id LIMIT 1`
  if (!layer || (!layer.isPlain && layer.length > MOST)) return null
  return {
    ...{ ...opening, layer, pages: pagesOf(layer) },
    masks: z.array(activeMaskSchema).parse(layer.masks),
  }
}

/** The pages of the document, or parts of a text without pages. */
export function pagesOf({
  locators,
  firstPage,
  length,
}: Pick<Layer, 'locators' | 'firstPage' | 'length'>): OpenedPage[] {
  const named: LayerPage[] = withPrintedPages(locatorsSchema.parse(locators), firstPage)
  if (named.length > 0)
    return named.map((page) => ({
      ...{ start: page.start, end: page.end },
      locator: locatorOfRange([page], page.start, Math.max(page.end, page.start + 1)),
    }))
  return Array.from({ length: Math.max(1, Math.ceil(length / PART)) }, (_, index) => ({
    ...{ start: index * PART, end: Math.min(length, (index + 1) * PART), locator: null },
  }))
}

/** True when readers can open this copy as a whole. */
export const isPublicCopy = async (sourceId: string, holdingId: string): Promise<boolean> =>
  (await openedCopy(sourceId, holdingId)) !== null
