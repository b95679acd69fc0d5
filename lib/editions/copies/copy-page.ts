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
import { type CopyPiece, piecesOf } from './pieces'
import { type PublicRecording, recordingOf, type Sought } from './recording'
import { textOf } from './text-of-range'
import { usesOn } from './uses'

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
  /** For sound and film: its player, with its transcript instead of pages where the text has times. */
  recording: PublicRecording | null
}

/**
 * A page of a copy that readers can open as a whole: its text without what PRIVATE masks withhold, with the used passages, and whether its image can
 * be shown. `at` is the number of a page, or a passage on it; the nearest page for one that doesn't exist. A recording whose text has times is one
 * page. Null for every other copy.
 */
export async function publicCopy(
  sourceId: string,
  holdingId: string,
  at: Sought,
): Promise<PublicCopy | null> {
  const opened = await openedCopy(sourceId, holdingId)
  if (!opened) return null
  const { source, holding, layer, pages, masks } = opened
  const passage = at.passage ? await rangeOf(layer, at.passage) : null
  const start = passage?.start ?? null
  const recording = await recordingOf(opened, passage, at.time)
  if (recording?.cues) {
    const { warnings, isWarned } = recording
    const shown = { page: 1, pages: 1, locator: null, pieces: [], image: 'NONE' } as const
    return { ...shown, source, holding, language: layer.language, warnings, isWarned, recording, pieces: [] }
  }
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
    recording,
  }
}

/** Where a passage that readers know of is in the shown text; null for one of another text. */
const rangeOf = ({ id }: Opened['layer'], passageId: string): Promise<Range | null> =>
  db.passage.findFirst({ where: { id: passageId, textLayerId: id }, select: { start: true, end: true } })

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
