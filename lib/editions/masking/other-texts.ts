import 'server-only'
import type { Tx } from '@/lib/db'
import type { MaskKind } from '@/lib/generated/prisma/enums'
import { moverAside } from '@/lib/holdings/moved-ranges/move-aside'
import { editBetween, type Mover } from '@/lib/holdings/moved-ranges/text-edit'
import type { Range } from '@/lib/text/masked-ranges'
import { inTurns } from '@/lib/workers/turns'

export type MaskedText = { id: string; sha256: string; holdingId: string }

/** With more places than this that have removed words, all of the text is masked. */
const MOST_PLACES = 1_000

/** Every place where a text has these words. */
function placesOf(text: string, words: string): Range[] {
  const places: Range[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    if (places.length === MOST_PLACES) return [{ start: 0, end: text.length }]
    places.push({ start: at, end: at + words.length })
  }
  return places
}

/**
 * Where a mask on one text of a copy is on another: on all of it if it is on all of the one, otherwise where `moved` says. Where the other
 * doesn't have the words there, every place that has them.
 */
export function placesInOther({ start, end }: Range, one: string, other: string, moved: Mover): Range[] {
  if (start === 0 && end === one.length) return [{ start: 0, end: other.length }]
  const place = moved({ start, end })
  return place.start < place.end ? [place] : placesOf(other, one.slice(start, end))
}

type NewMask = Range & { id: string; kind: MaskKind; reason: string; memberId: string }

/**
 * Sets the same masks on the texts that this one corrects, on its corrections, and on all texts of copies with the same file, also of other sources,
 * because editions cite those. Returns where, with the mask that each repeats.
 */
export async function repeatOnOtherTexts(
  tx: Tx,
  masked: MaskedText & { text: string },
  masks: readonly NewMask[],
) {
  const found: (Range & { text: MaskedText; repeatsId: string })[] = []
  const [first] = masks
  if (!first) return found
  const { sha256: file } = await tx.holding.findUniqueOrThrow({
    where: { id: masked.holdingId },
    select: { sha256: true },
  })
  // Each text once: a mask applies to a text by its hash.
  const layers = await tx.textLayer.findMany({
    where: { holding: { sha256: file }, id: { not: masked.id }, sha256: { not: masked.sha256 } },
    select: { id: true, sha256: true, holdingId: true },
    distinct: ['sha256'],
    orderBy: { id: 'asc' },
  })
  // One after the other: each can have ten million characters.
  for (const text of layers) {
    const { text: words } = await tx.textLayer.findUniqueOrThrow({
      where: { id: text.id },
      select: { text: true },
    })
    const moved = await moverAside(first.memberId, masked.text, editBetween(masked.text, words))
    const places = await inTurns(masks, ({ id: repeatsId, ...mask }) =>
      placesInOther(mask, masked.text, words, moved).map((range) => ({ ...mask, ...range, repeatsId })),
    )
    await tx.mask.createMany({
      data: places.map((mask) => ({ ...mask, textLayerId: text.id, textSha256: text.sha256 })),
    })
    for (const { start, end, repeatsId } of places) found.push({ text, start, end, repeatsId })
  }
  return found
}
