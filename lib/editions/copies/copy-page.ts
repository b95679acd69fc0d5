import 'server-only'
import { db } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import type { ImageBox } from '@/lib/holdings/extract/reading'
import { hasPageImages } from '@/lib/holdings/page-image-types'
import { keptImage } from '@/lib/holdings/page-images'
import { keptPlaces } from '@/lib/holdings/page-places'
import { locatorsSchema } from '@/lib/holdings/schema'
import { spansSchema } from '@/lib/holdings/spans'
import { getTranslator } from '@/lib/settings/language'
import { mergedRanges, type Range, touches } from '@/lib/text/masked-ranges'
import type { PublicSource } from '../sources'
import { type Opened, type OpenedPage, openedCopy } from './opened'
import { boxesOf } from './page-boxes'
import { type PageUse, usesOn } from './uses'

/** A piece of the text of a page as readers see it. `used` is the passage that it belongs to; null for other text. */
export type CopyPiece = { start: number; text: string; used: PageUse | null; isWithheld: boolean }

/** One page of a copy that readers can open as a whole. */
export type PublicCopy = {
  source: PublicSource['source']
  holding: PublicSource['holdings'][number]
  language: string
  /** From 1 to `pages`. */
  page: number
  pages: number
  /** What the document calls this page; null where it calls it nothing. */
  locator: OpenedPage['locator']
  pieces: CopyPiece[]
  /** Warnings of masks on this page; `isWarned` is true also where a record warns of a passage. Then text and image are behind a warning. */
  warnings: string[]
  isWarned: boolean
  image: 'SHOWN' | 'WITHHELD' | 'NONE'
}

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
  const { source, holding, layer, pages, masks } = opened
  const start = at.passage ? await startOf(layer, at.passage) : null
  const index =
    start === null
      ? Math.min(at.page, pages.length) - 1
      : Math.max(
          0,
          pages.findIndex(({ end }) => start < end),
        )
  const page = pages[index]
  if (!page) return null
  const { uses, isWarnedElsewhere } = await usesOn(opened, index)
  const here = masks.filter((mask) => touches(mask, page))
  const warnings = [...new Set(here.filter(({ kind }) => kind === 'GRAPHIC').map(({ reason }) => reason))]
  const text = await textOf(layer, page)
  return {
    ...{ source, holding, language: layer.language, page: index + 1, pages: pages.length },
    locator: page.locator,
    pieces: piecesOf(
      text,
      page.start,
      here.filter(({ kind }) => kind === 'PRIVATE'),
      uses,
      (await getTranslator())('archive.evidence.withheld'),
    ),
    warnings,
    isWarned: warnings.length > 0 || isWarnedElsewhere || uses.some(({ isOpen }) => !isOpen),
    image: imageOf(opened, await coveredOn(opened, index, text)),
  }
}

/** Where a passage that readers know of begins in the shown text; null for one of another text. */
async function startOf({ id }: Opened['layer'], passageId: string): Promise<number | null> {
  const passage = await db.passage.findFirst({
    where: { id: passageId, textLayerId: id },
    select: { start: true },
  })
  return passage?.start ?? null
}

/** PostgreSQL counts characters and the text UTF-16 units; they are equal unless there are characters beyond the basic plane. */
async function textOf({ id, isPlain }: Opened['layer'], { start, end }: Range): Promise<string> {
  const [row] = await (isPlain
    ? db.$queryRaw<{ text: string }[]>`
        SELECT substr(text, ${start + 1}::int, ${end - start}::int) AS text FROM "TextLayer" WHERE id = ${id}::uuid`
    : db.$queryRaw<{ text: string }[]>`SELECT text FROM "TextLayer" WHERE id = ${id}::uuid`)
  const text = row?.text ?? ''
  return isPlain ? text : text.slice(start, end)
}

/** The boxes over what PRIVATE masks withhold on a page; null where the place of some of it isn't known. */
async function coveredOn(
  { holding, layer, masks, pages }: Opened,
  index: number,
  text: string,
): Promise<ImageBox[] | null> {
  const page = pages[index]
  const hidden = page ? masks.filter((mask) => mask.kind === 'PRIVATE' && touches(mask, page)) : []
  if (!page || hidden.length === 0) return []
  const places = await keptPlaces(holding.id, index + 1, 'readers').catch((error) => {
    if (error instanceof Invalid) return null
    throw error
  })
  const ranges = mergedRanges(hidden).map(({ start, end }) => ({
    start: Math.max(start, page.start) - page.start,
    end: Math.min(end, page.end) - page.start,
  }))
  const laidOver = spansSchema
    .parse(layer.spans)
    .filter(({ kind }) => kind === 'INVISIBLE')
    .map(({ start, end }) => ({ start: start - page.start, end: end - page.start }))
  return places && boxesOf({ text, laidOver }, ranges, places)
}

function imageOf({ layer, pages }: Opened, covered: ImageBox[] | null): PublicCopy['image'] {
  const isOneText = locatorsSchema.parse(layer.locators).length === 0
  if (!hasPageImages(layer.mediaType) || (isOneText && pages.length > 1)) return 'NONE'
  return covered ? 'SHOWN' : 'WITHHELD'
}

function piecesOf(
  text: string,
  offset: number,
  hidden: readonly Range[],
  used: readonly PageUse[],
  mark: string,
): CopyPiece[] {
  const close = offset + text.length
  const withheld = mergedRanges(hidden)
  const ends = [...withheld, ...used].flatMap(({ start, end }) => [start, end])
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
        used: used.find((passage) => touches(passage, piece)) ?? null,
        isWithheld: cut !== undefined,
      },
    ]
  })
}

/**
 * The image of a page of a copy that readers can open as a whole, as WebP, with black boxes over what PRIVATE masks withhold. Null for every other
 * copy, for a page where the place of a masked word isn't known, and where the pages of the file aren't those of its text, so that no one can
 * say what is on the image.
 */
export async function publicPageImage(
  sourceId: string,
  holdingId: string,
  page: number,
): Promise<Buffer | null> {
  const opened = await openedCopy(sourceId, holdingId)
  const range = opened?.pages[page - 1]
  if (!opened || !range) return null
  const { layer, pages } = opened
  const covered = await coveredOn(opened, page - 1, await textOf(layer, range))
  if (!covered || imageOf(opened, covered) !== 'SHOWN') return null
  const file = { sha256: layer.fileSha256, mediaType: layer.mediaType }
  const drawn = await keptImage(file, page, 'page', 'readers', covered)
  return drawn.pages === pages.length ? drawn.image : null
}
