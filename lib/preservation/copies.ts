import 'server-only'
import { formatLocator } from '@/lib/citations/format'
import { db } from '@/lib/db'
import { type PublicCopy, publicCopy, publicPageImage } from '@/lib/editions/copies/copy-page'
import { type PublicCue, publicCaptions, publicRecording } from '@/lib/editions/copies/recording'
import type { Translator } from '@/lib/messages/translator'
import { idsOf } from '@/lib/sources/merged-sources'
import { fileTypeOf, fileTypes } from '@/lib/text/file-address'
import { type Gathered, inOnePiece } from './exported-files'

const textOf = (pieces: PublicCopy['pieces']) => pieces.map(({ text }) => text).join('')

/** A page as text, with the name of its image. */
const pageOf = (
  { page, locator, pieces, warnings, isWarned }: PublicCopy,
  image: string | null,
  t: Translator,
) => ({
  page,
  locator: locator && { ...locator, words: formatLocator(locator, t) },
  text: textOf(pieces),
  warnings,
  isWarned,
  image,
})

const cueOf = ({ start, end, pieces, warnings, isWarned }: PublicCue) => ({
  ...{ start, end, text: textOf(pieces), warnings, isWarned },
})

/** The pages of a copy, with their images; null when readers can't open it any more. */
async function pagesOf(
  sourceId: string,
  first: PublicCopy,
  folder: string,
  gathered: Gathered,
  t: Translator,
) {
  const pages: ReturnType<typeof pageOf>[] = []
  for (let page = 1; page <= first.pages; page += 1) {
    const { id } = first.holding
    const shown = page === first.page ? first : await publicCopy(sourceId, id, { page, passage: null })
    if (!shown) return null
    const image = `${folder}/pages/${page}.webp`
    const hasImage =
      shown.image === 'SHOWN' &&
      (await gathered.add(image, 'image/webp', async () => {
        const drawn = await publicPageImage(sourceId, id, page)
        return drawn && inOnePiece(drawn)
      }))
    pages.push(pageOf(shown, hasImage ? image : null, t))
  }
  return pages
}

type Copy = { id: string; mediaType: string }

/** The sound or film of a copy with its captions, where readers can play it. */
async function gatherRecording(
  sourceId: string,
  { id, mediaType }: Copy,
  folder: string,
  gathered: Gathered,
) {
  const type = fileTypeOf(mediaType)
  const [recording, captions] = [
    `${folder}/recording.${type ? fileTypes[type][1] : ''}`,
    `${folder}/captions.vtt`,
  ]
  const isPlayed =
    type !== null &&
    (await gathered.add(
      recording,
      type,
      async () => (await publicRecording(sourceId, id, null))?.stream ?? null,
    ))
  const hasCaptions = await gathered.add(captions, 'text/vtt', async () => {
    const text = await publicCaptions(sourceId, id)
    return text === null ? null : inOnePiece(text)
  })
  return { recording: isPlayed ? recording : null, captions: hasCaptions ? captions : null }
}

async function copyOf(sourceId: string, copy: Copy, gathered: Gathered, t: Translator) {
  const first = await publicCopy(sourceId, copy.id, { page: 1, passage: null })
  if (!first) return null
  const folder = `copies/${copy.id}`
  const { holding, language, recording } = first
  const cues = recording?.cues?.map(cueOf) ?? null
  const pages = cues ? [] : await pagesOf(sourceId, first, folder, gathered, t)
  if (!pages) {
    gathered.drop(folder)
    return null
  }
  const text = `${folder}/text.json`
  await gathered.add(text, 'application/json', async () =>
    inOnePiece(`${JSON.stringify({ pages, cues }, null, 2)}\n`),
  )
  const { kind, sha256, obtainedFrom, rights } = holding
  const { warnings, isWarned } = recording ?? { warnings: [], isWarned: false }
  const played = recording && (await gatherRecording(sourceId, copy, folder, gathered))
  return {
    ...{ id: copy.id, kind, language, sha256: sha256 || null, obtainedFrom, rights, text },
    recording: played && { file: played.recording, captions: played.captions, warnings, isWarned },
  }
}

/**
 * Gathers the copies of a source that readers can open as a whole, as they see them: the text of each page without what is withheld, the images of
 * the pages, and recordings with their captions. Returns their descriptions.
 */
export async function gatherCopies(sourceId: string, gathered: Gathered, t: Translator) {
  const holdings = await db.$queryRaw<Copy[]>`
    SELECT h.id::text, f."mediaType" FROM "Holding" h JOIN "MediaFile" f ON f.sha256 = h.sha256
    WHERE h."sourceId" IN ${idsOf(sourceId)} AND h.shown = 'WHOLE' ORDER BY h.id`
  const copies: NonNullable<Awaited<ReturnType<typeof copyOf>>>[] = []
  for (const holding of holdings) {
    const copy = await copyOf(sourceId, holding, gathered, t)
    if (copy) copies.push(copy)
  }
  return copies
}
