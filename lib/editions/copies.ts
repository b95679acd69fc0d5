import 'server-only'
import { z } from 'zod'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { keptImage } from '@/lib/holdings/page-images'
import { withPrintedPages } from '@/lib/holdings/printed-pages'
import { locatorsSchema } from '@/lib/holdings/schema'
import { getTranslator } from '@/lib/settings/language'
import { idsOf } from '@/lib/sources/survivors'
import { mergedRanges, type Range, touches } from '@/lib/text/masked-ranges'
import { type LayerPage, locatorOfRange } from '@/lib/text/passage-position'
import { activeMaskSchema } from './masking/schema'
import { citedSource, type PublicSource, type UsedPassage } from './sources'

/** A piece of the text of a page as readers see it. `used` is the passage that it belongs to; null for other text. */
export type CopyPiece = { start: number; text: string; used: UsedPassage | null; isWithheld: boolean }

/** One page of a copy that readers can open as a whole. */
export type PublicCopy = {
  source: PublicSource['source']
  holding: PublicSource['holdings'][number]
  language: string
  /** From 1 to `pages`. */
  page: number
  pages: number
  /** What the document calls this page; null where it calls it nothing. */
  locator: ReturnType<typeof locatorOfRange>
  pieces: CopyPiece[]
  /** Warnings of masks on this page; `isWarned` is true also where a record warns of a passage. Then text and image are behind a warning. */
  warnings: string[]
  isWarned: boolean
  image: 'SHOWN' | 'WITHHELD' | 'NONE'
}

/** UTF-16 units of one page of a text without pages. */
const PART = 12_000
/** The longest text that is read as a whole for one page. */
const MOST = 2_000_000

const idSchema = z.uuid()

type Layer = {
  id: string
  sha256: string
  length: number
  isPlain: boolean
  language: string
  locators: unknown
  firstPage: number | null
  fileSha256: string
  mediaType: string
  masks: unknown
}

type Opened = {
  found: PublicSource
  used: UsedPassage[]
  layer: Layer
  pages: (Range & { locator: PublicCopy['locator'] })[]
  masks: z.output<typeof activeMaskSchema>[]
}

/**
 * A copy of a source that readers can open as a whole: an edition that they can read was published with that setting and uses a passage of it, and
 * it applies now. Null otherwise.
 */
async function openedCopy(sourceId: string, holdingId: string): Promise<Opened | null> {
  if (!idSchema.safeParse(holdingId).success) return null
  const found = await citedSource(sourceId)
  const used = found?.passages.filter(
    ({ passage: { holding } }) => holding.id === holdingId && holding.shown === 'WHOLE',
  )
  if (!found || !used || used.length === 0) return null
  const [layer] = await db.$queryRaw<Layer[]>`
    SELECT t.id::text, t.sha256, t.length, char_length(t.text) = t.length AS "isPlain", t.language, t.locators, h."firstPage",
      h.sha256 AS "fileSha256", f."mediaType",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('textSha256', m."textSha256", 'start', m.start, 'end', m."end", 'kind', m.kind,
        'reason', m.reason) ORDER BY m.start, m.id), '[]') FROM "Mask" m WHERE m."liftedAt" IS NULL AND m."textSha256" = t.sha256) AS masks
    FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId" JOIN "MediaFile" f ON f.sha256 = h.sha256
    WHERE h.id = ${holdingId}::uuid
      AND t.id IN (SELECT p."textLayerId" FROM "Passage" p WHERE p.id = ANY(${used.map(({ passage }) => passage.id)}::uuid[]))
      AND NOT EXISTS (${hiddenElsewhere(sourceId)})
    ORDER BY t."createdAt" DESC, t.id LIMIT 1`
  if (!layer || (!layer.isPlain && layer.length > MOST)) return null
  return {
    ...{ found, used, layer, pages: pagesOf(layer) },
    masks: z.array(activeMaskSchema).parse(layer.masks),
  }
}

/**
 * A PRIVATE mask on another text of the same file, without the same mask on the text t; or a name that was erased in an edition that cites the source.
 * The archive can't say then where the text or the image has what is withheld.
 */
const hiddenElsewhere = (sourceId: string) => Prisma.sql`
  SELECT FROM "Mask" m JOIN "TextLayer" o ON o.id = m."textLayerId" JOIN "Holding" c ON c.id = o."holdingId"
  WHERE c.sha256 = h.sha256 AND m.kind = 'PRIVATE' AND m."liftedAt" IS NULL AND m."textSha256" <> t.sha256
    AND NOT EXISTS (SELECT FROM "Mask" s WHERE s."textSha256" = t.sha256 AND s."liftedAt" IS NULL AND s.kind = 'PRIVATE'
      AND coalesce(s."repeatsId", s.id) = coalesce(m."repeatsId", m.id))
  UNION ALL SELECT FROM "EditionRedaction" n JOIN "Edition" e ON e.id = n."editionId"
    JOIN "Reference" f ON f."revisionId" = e."revisionId" WHERE f."sourceId" IN ${idsOf(sourceId)}`

/** The pages of the document, or parts of a text without pages. */
function pagesOf({ locators, firstPage, length }: Layer): Opened['pages'] {
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

/**
 * A page of a copy that readers can open as a whole: its text without what PRIVATE masks withhold, with the used passages, and whether its image can
 * be shown. `at` is the number of a page, or a passage on it; the nearest page for one that doesn't exist. Null for every other copy.
 */
export async function publicCopy(
  sourceId: string,
  holdingId: string,
  at: { page: number; passage: string | null },
): Promise<PublicCopy | null> {
  const opened = await openedCopy(sourceId, holdingId)
  if (!opened) return null
  const { found, used, layer, pages, masks } = opened
  const asked = used.find(({ passage }) => passage.id === at.passage)?.passage
  const index = asked
    ? Math.max(
        0,
        pages.findIndex(({ end }) => asked.start < end),
      )
    : Math.min(at.page, pages.length) - 1
  const page = pages[index]
  const [first] = used
  if (!page || !first) return null
  const here = masks.filter((mask) => touches(mask, page))
  const onPage = used.filter(({ passage }) => touches(passage, page))
  const warnings = [
    ...new Set([
      ...here.filter(({ kind }) => kind === 'GRAPHIC').map(({ reason }) => reason),
      ...onPage.flatMap(({ passage }) => passage.warning ?? []),
    ]),
  ]
  return {
    source: found.source,
    holding: first.passage.holding,
    language: layer.language,
    page: index + 1,
    pages: pages.length,
    locator: page.locator,
    pieces: piecesOf(
      await textOf(layer, page),
      page.start,
      here.filter(({ kind }) => kind === 'PRIVATE'),
      onPage,
      (await getTranslator())('archive.evidence.withheld'),
    ),
    warnings,
    isWarned: warnings.length > 0 || onPage.some(({ isOpen }) => !isOpen),
    image: imageOf(opened, page),
  }
}

/** PostgreSQL counts characters and the text UTF-16 units; they are equal unless there are characters beyond the basic plane. */
async function textOf({ id, isPlain }: Layer, { start, end }: Range): Promise<string> {
  const [row] = await (isPlain
    ? db.$queryRaw<{ text: string }[]>`
        SELECT substr(text, ${start + 1}::int, ${end - start}::int) AS text FROM "TextLayer" WHERE id = ${id}::uuid`
    : db.$queryRaw<{ text: string }[]>`SELECT text FROM "TextLayer" WHERE id = ${id}::uuid`)
  const text = row?.text ?? ''
  return isPlain ? text : text.slice(start, end)
}

/** The place of a word on an image is too uncertain to cover it, so a page with a PRIVATE mask shows no image. */
function imageOf({ layer, pages, masks }: Opened, page: Range): PublicCopy['image'] {
  const isOneText = locatorsSchema.parse(layer.locators).length === 0
  if (!hasPageImages(layer.mediaType) || (isOneText && pages.length > 1)) return 'NONE'
  return masks.some((mask) => mask.kind === 'PRIVATE' && touches(mask, page)) ? 'WITHHELD' : 'SHOWN'
}

function piecesOf(
  text: string,
  offset: number,
  hidden: readonly Range[],
  used: readonly UsedPassage[],
  mark: string,
): CopyPiece[] {
  const close = offset + text.length
  const withheld = mergedRanges(hidden)
  const ends = [...withheld, ...used.map(({ passage }) => passage)].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([offset, ...ends.filter((at) => at > offset && at < close), close])].toSorted(
    (one, other) => one - other,
  )
  return cuts.slice(0, -1).flatMap((start, index) => {
    const piece = { start, end: cuts[index + 1] ?? close }
    const cut = withheld.find((range) => touches(range, piece))
    if (cut && Math.max(cut.start, offset) !== start) return []
    return [
      {
        start,
        text: cut ? mark : text.slice(piece.start - offset, piece.end - offset),
        used: used.find(({ passage }) => touches(passage, piece)) ?? null,
        isWithheld: cut !== undefined,
      },
    ]
  })
}

/**
 * The image of a page of a copy that readers can open as a whole, as WebP. Null for every other copy, for a page with a PRIVATE mask, and where the
 * pages of the file aren't those of its text, so that no one can say what is on the image.
 */
export async function publicPageImage(
  sourceId: string,
  holdingId: string,
  page: number,
): Promise<Buffer | null> {
  const opened = await openedCopy(sourceId, holdingId)
  const range = opened?.pages[page - 1]
  if (!opened || !range || imageOf(opened, range) !== 'SHOWN') return null
  const { layer, pages } = opened
  const file = { sha256: layer.fileSha256, mediaType: layer.mediaType }
  const drawn = await keptImage(file, page, 'page', 'readers')
  return drawn.pages === pages.length ? drawn.image : null
}
