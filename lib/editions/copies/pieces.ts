import { mergedRanges, type Range, touches } from '@/lib/text/masked-ranges'
import type { PageUse } from './uses'

/** A piece of the text of a page as readers see it. `used` is the passage that it belongs to; null for other text. */
export type CopyPiece = { start: number; text: string; used: PageUse | null; isWithheld: boolean }

/** A stretch of a text, which begins at `offset`, divided by what is withheld in it (`mark` instead) and by the passages that records use. */
export function piecesOf(
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

/** The passages that these pieces belong to, each once. */
export const usedIn = (pieces: readonly CopyPiece[]): PageUse[] => [
  ...new Map(pieces.flatMap(({ used }) => (used ? [[used.passageId, used]] : []))).values(),
]
