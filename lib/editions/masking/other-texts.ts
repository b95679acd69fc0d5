import 'server-only'
import type { Tx } from '@/lib/db'
import type { MaskKind } from '@/lib/generated/prisma/enums'
import { moverAside } from '@/lib/relocation/move-aside'
import { editBetween } from '@/lib/relocation/text-edit'
import type { Range } from '@/lib/text/masked-ranges'

export type MaskedText = { id: string; sha256: string; holdingId: string }
type NewMask = Range & { id: string; kind: MaskKind; reason: string; memberId: string }

/**
 * Sets the same mask on the texts that this one corrects, on its corrections, and on all texts of copies with the same file, also of other sources,
 * because editions cite those. Returns where.
 */
export async function repeatOnOtherTexts(
  tx: Tx,
  masked: MaskedText & { text: string },
  { id, ...mask }: NewMask,
) {
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
  const found: (Range & { text: MaskedText })[] = []
  // One after the other: each can have ten million characters.
  for (const text of layers) {
    const { text: words } = await tx.textLayer.findUniqueOrThrow({
      where: { id: text.id },
      select: { text: true },
    })
    const moved = await moverAside(mask.memberId, masked.text, editBetween(masked.text, words))
    const { start, end } = moved(mask)
    if (start < end) found.push({ text, start, end })
  }
  await tx.mask.createMany({
    data: found.map(({ text, ...range }) => ({
      ...{ ...mask, ...range },
      ...{ textLayerId: text.id, textSha256: text.sha256, repeatsId: id },
    })),
  })
  return found
}
