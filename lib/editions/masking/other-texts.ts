import 'server-only'
import type { Tx } from '@/lib/db'
import type { MaskKind } from '@/lib/generated/prisma/enums'
import { moverAside } from '@/lib/holdings/moved-ranges/move-aside'
import { editBetween, type Mover } from '@/lib/holdings/moved-ranges/text-edit'
import type { Range } from '@/lib/text/masked-ranges'

export type MaskedText = { id: string; sha256: string; holdingId: string }
type Length = { length: number }

/** Where a mask on one text of a copy is on another: on all of it if it is on all of the one, otherwise where `moved` says. */
export const movedMask = ({ start, end }: Range, one: Length, other: Length, moved: Mover): Range =>
  start === 0 && end === one.length ? { start: 0, end: other.length } : moved({ start, end })

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
    const places = masks
      .map(({ id: repeatsId, ...mask }) => ({
        ...mask,
        ...movedMask(mask, masked.text, words, moved),
        repeatsId,
      }))
      .filter(({ start, end }) => start < end)
    await tx.mask.createMany({
      data: places.map((mask) => ({ ...mask, textLayerId: text.id, textSha256: text.sha256 })),
    })
    for (const { start, end, repeatsId } of places) found.push({ text, start, end, repeatsId })
  }
  return found
}
