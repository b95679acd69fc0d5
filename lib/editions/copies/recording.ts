import 'server-only'
import { type Cue, cuesOf, webVttOf } from '@/lib/holdings/captions'
import { isPlayable, playedBytes } from '@/lib/holdings/played-bytes'
import { isRecordingKind, recordingKindOf } from '@/lib/holdings/recording-kinds'
import { locatorsSchema } from '@/lib/holdings/schema'
import { spansSchema } from '@/lib/holdings/spans'
import { getTranslator } from '@/lib/settings/language'
import { joinedWarnings } from '@/lib/text/content-warnings'
import { fileTypeOf, fileTypes } from '@/lib/text/file-address'
import { type Range, touches } from '@/lib/text/masked-ranges'
import type { PublicSource } from '../sources'
import { type Opened, openedCopy } from './opened'
import { type CopyPiece, piecesOf } from './pieces'
import { textOf } from './text-of-range'
import { type PageUse, usesOn } from './uses'

/** What is asked of a copy: a page, a passage of it, or a moment of a recording in seconds. */
export type Sought = { page: number; passage: string | null; time?: number | null }

/** Words of a transcript with when they are said, in seconds. Behind a warning where `isWarned`; `warnings` are the reasons of masks on them. */
export type PublicCue = {
  /** Where it is in the text. */
  from: number
  to: number
  start: number
  end: number
  pieces: CopyPiece[]
  warnings: string[]
  isWarned: boolean
}

/** What its player needs. */
export type ListedRecording = {
  kind: 'AUDIO' | 'VIDEO'
  /** The ending of a name for its file; null for a type that has none here. */
  ending: string | null
  /** That of its text. */
  language: string
  /** False where a part of its text is withheld, or the file says where it was made and the archive can't leave that out. */
  isPlayed: boolean
  /** True where its text has times. */
  hasCaptions: boolean
  /** Reasons of all warnings on it; `isWarned` also where a record warns of a passage, `isWarnedElsewhere` where another text of the file does. */
  warnings: string[]
  isWarned: boolean
  isWarnedElsewhere: boolean
}

export type PublicRecording = ListedRecording & {
  /** Its transcript; null where the text has no times. */
  cues: PublicCue[] | null
  /** The moment that was asked for, in seconds. */
  at: { start: number; end: number | null } | null
}

const whole = ({ layer }: Opened) => ({ start: 0, end: layer.length, locator: null })

const hasTimes = ({ layer }: Opened) =>
  locatorsSchema.parse(layer.locators).some(({ label }) => label === 'timestamp')

/** The cues of the shown text of a copy. None for a text without times. */
async function shownCues(opened: Opened): Promise<Cue[]> {
  // Only such a text has times; it is read as a whole.
  if (!hasTimes(opened)) return []
  const { layer } = opened
  return cuesOf(
    await textOf(layer, { start: 0, end: layer.length }),
    locatorsSchema.parse(layer.locators),
    spansSchema.parse(layer.spans),
  )
}

const isWithheld = ({ masks }: Opened) => masks.some(({ kind }) => kind === 'PRIVATE')

const fileOf = ({ layer }: Opened) => ({ sha256: layer.fileSha256, mediaType: layer.mediaType })

/**
 * The recording of a copy that readers can open as a whole, with its transcript as masks and warnings let them read it; null for other documents.
 * It isn't played while a part of its text is withheld: the archive can't silence the words.
 */
export async function recordingOf(
  opened: Opened,
  passage: Range | null,
  time: number | null = null,
): Promise<PublicRecording | null> {
  const [found, cues, t] = await Promise.all([playerOf(opened), shownCues(opened), getTranslator()])
  if (!found) return null
  const { uses, ...recording } = found
  const { masks } = opened
  const graphic = masks.filter((mask) => mask.kind === 'GRAPHIC')
  const hidden = masks.filter((mask) => mask.kind === 'PRIVATE')
  const mark = t('archive.evidence.withheld')
  const shown = cues.map((cue): PublicCue => {
    const range = { start: cue.from, end: cue.to }
    const used = uses.filter((use) => touches(use, range))
    const warnings = reasonsOf(graphic.filter((mask) => touches(mask, range)))
    return {
      ...{ from: cue.from, to: cue.to, start: cue.start, end: cue.end, warnings },
      isWarned: warnings.length > 0 || used.some(({ isOpen }) => !isOpen),
      pieces: piecesOf(
        cue.text,
        cue.from,
        hidden.filter((mask) => touches(mask, range)),
        used,
        mark,
      ),
    }
  })
  return {
    ...recording,
    hasCaptions: shown.length > 0,
    cues: shown.length > 0 ? shown : null,
    at: passage ? momentOf(cuesOfPassage(cues, passage)) : time === null ? null : { start: time, end: null },
  }
}

/** The player of a copy, without its transcript, and the passages of it that records use. Null for other documents. */
async function playerOf(opened: Opened): Promise<(ListedRecording & { uses: PageUse[] }) | null> {
  const kind = recordingKindOf(opened.layer.mediaType)
  if (!kind) return null
  const { uses, isWarnedElsewhere } = await usesOn({ ...opened, pages: [whole(opened)] }, 0)
  const warnings = reasonsOf(opened.masks.filter((mask) => mask.kind === 'GRAPHIC'))
  const type = fileTypeOf(opened.layer.mediaType)
  return {
    ...{ kind, ending: type && fileTypes[type][1], language: opened.layer.language, uses },
    isPlayed: !isWithheld(opened) && (await isPlayable(fileOf(opened))),
    hasCaptions: hasTimes(opened),
    ...{ warnings, isWarnedElsewhere },
    isWarned: warnings.length > 0 || isWarnedElsewhere || uses.some(({ isOpen }) => !isOpen),
  }
}

/** Recordings that the page of a source plays; each of the others has its own page, which the list of copies leads to. */
const MOST_PLAYED = 10

/**
 * The first ten recordings among the copies of a source that readers can open as a whole, by the id of the copy, without their transcripts. No query
 * for a source without recordings.
 */
export async function recordingsAmong({
  source,
  holdings,
}: Pick<PublicSource, 'source' | 'holdings'>): Promise<Map<string, ListedRecording>> {
  const recordings = holdings.filter(({ kind, shown }) => shown === 'WHOLE' && isRecordingKind(kind))
  const found = new Map<string, ListedRecording>()
  for (const { id } of recordings.slice(0, MOST_PLAYED)) {
    const opened = await openedCopy(source.id, id)
    const player = opened && (await playerOf(opened))
    if (!player) continue
    const { uses: _, ...recording } = player
    found.set(id, recording)
  }
  return found
}

const reasonsOf = (masks: readonly { reason: string }[]) => [...new Set(masks.map(({ reason }) => reason))]

/** Those of the cues that say a part of a passage. */
export const cuesOfPassage = <C extends Pick<Cue, 'from' | 'to'>>(cues: readonly C[], passage: Range): C[] =>
  cues.filter(({ from, to }) => touches({ start: from, end: to }, passage))

/** The time from the first to the last of these cues; null for none. */
export function momentOf(cues: readonly Pick<Cue, 'start' | 'end'>[]): PublicRecording['at'] {
  const [first, last] = [cues.at(0), cues.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** A recording that is played to readers now; null for every other copy. */
async function played(sourceId: string, holdingId: string): Promise<Opened | null> {
  const opened = await openedCopy(sourceId, holdingId)
  return opened && recordingKindOf(opened.layer.mediaType) && !isWithheld(opened) ? opened : null
}

/**
 * The bytes of a recording for readers, all or the part that a Range header asks for, with its SHA-256; null for every copy that isn't a recording
 * which they can hear now.
 */
export async function publicRecording(sourceId: string, holdingId: string, rangeHeader: string | null) {
  const opened = await played(sourceId, holdingId)
  const bytes = opened && (await playedBytes(fileOf(opened), rangeHeader))
  return bytes && { ...bytes, sha256: opened.layer.fileSha256 }
}

/**
 * The transcript of such a recording as captions (WebVTT). Words behind a warning are there, with the warning as a note: only a reader who opened it
 * starts the player. Null where there are none.
 */
export async function publicCaptions(sourceId: string, holdingId: string): Promise<string | null> {
  const opened = await played(sourceId, holdingId)
  const cues = opened ? await shownCues(opened) : []
  if (!opened || cues.length === 0) return null
  const graphic = opened.masks.filter(({ kind }) => kind === 'GRAPHIC')
  return webVttOf(
    cues.map((cue) => ({
      ...cue,
      note: joinedWarnings(
        reasonsOf(graphic.filter((mask) => touches(mask, { start: cue.from, end: cue.to }))),
      ),
    })),
  )
}
