import 'server-only'
import type { Tx } from '@/lib/db'
import type { MaskKind } from '@/lib/generated/prisma/enums'
import { wordsAround } from '@/lib/holdings/skipped-text'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import type { Sought } from '@/lib/quotation/other-text/search'
import type { Range } from '@/lib/text/masked-ranges'
import { inTurns } from '@/lib/workers/turns'
import { unplacedAmong } from './unplaced'

/** UTF-16 units on either side of a masked range, by which its place in another text is found. */
const AROUND = 200

/** A copy, and a copy that it is about to replace. */
export type Replacing = { holdingId: string; olderId?: string | null }

/** The texts of copies that this one replaces, also of the one that it is about to, on which there are masks. */
export const maskedOlderTexts = (tx: Tx, { holdingId, olderId = null }: Replacing) => tx.$queryRaw<
  { id: string }[]
>`
  WITH RECURSIVE older AS (
    SELECT o.id, o."betterThanId" FROM "Holding" h JOIN "Holding" o ON o.id = h."betterThanId" OR o.id = ${olderId}::uuid
    WHERE h.id = ${holdingId}::uuid
    UNION SELECT h.id, h."betterThanId" FROM "Holding" h JOIN older o ON h.id = o."betterThanId")
  SELECT t.id::text FROM "TextLayer" t WHERE t."holdingId" IN (SELECT id FROM older)
    AND EXISTS (SELECT FROM "Mask" m WHERE m."textSha256" = t.sha256 AND m."liftedAt" IS NULL) ORDER BY t.id`

/** A range that is masked; `firstId` is the mask that this one repeats, or its own. */
export type MaskedRange = Range & { firstId: string; kind: MaskKind }

/**
 * A mask on an older copy. `words` is null for one that has no place there either, `isWhole` true for one on all of it. `ranges` is the number
 * of places that the same mask has in its text: it is found only if each of them is.
 */
export type OlderMask = MaskedRange & {
  textLayerId: string
  reason: string
  memberId: string
  isWhole: boolean
  ranges: number
  words: Sought | null
}

/** The mask that this one repeats, or itself. */
export const firstOf = ({ id, repeatsId }: { id: string; repeatsId: string | null }) => repeatsId ?? id

export const contains = (one: Range, other: Range) => one.start <= other.start && other.end <= one.end

/** The number of these places that no mask withholds as much as one of this kind does. */
export function openAmong(
  places: readonly Range[],
  kind: MaskKind,
  masks: readonly (Range & { kind: MaskKind })[],
): number {
  const hiding = masks
    .filter((mask) => [kind, 'PRIVATE'].includes(mask.kind))
    .toSorted((one, other) => one.start - other.start)
  let [next, reaching] = [0, -1]
  let open = 0
  // In the order of their start, so that each mask is looked at once: places and masks can be hundreds.
  for (const { start, end } of places.toSorted((one, other) => one.start - other.start)) {
    for (let mask = hiding[next]; mask && mask.start <= start; mask = hiding[next]) {
      reaching = Math.max(reaching, mask.end)
      next += 1
    }
    if (reaching < end) open += 1
  }
  return open
}

/** The spans of a text that can touch a range. Not each of them is looked at each time: a text can have 100,000 spans and hundreds of masks. */
function spansNear(spans: readonly LayerSpan[]): (range: Range) => LayerSpan[] {
  const ordered = spans.toSorted((one, other) => one.start - other.start)
  const longest = ordered.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  const countBefore = (offset: number) => {
    let [low, high] = [0, ordered.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ordered[middle]?.start ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return ({ start, end }) => ordered.slice(countBefore(start - longest), countBefore(end))
}

/** The masks on a text, each with its words. */
export async function masksOn(tx: Tx, textLayerId: string): Promise<OlderMask[]> {
  const { sha256, text, spans } = await tx.textLayer.findUniqueOrThrow({
    where: { id: textLayerId },
    select: { sha256: true, text: true, spans: true },
  })
  const masks = await tx.mask.findMany({
    where: { textSha256: sha256, liftedAt: null },
    orderBy: [{ start: 'asc' }, { id: 'asc' }],
  })
  const unplaced = await unplacedAmong(tx, masks)
  const isWhole = ({ id, start, end }: (typeof masks)[number]) =>
    !unplaced.has(id) && start === 0 && end === text.length
  const ranges = new Map<string, number>()
  for (const mask of masks) {
    const one = isWhole(mask) ? Infinity : unplaced.has(mask.id) ? 0 : 1
    ranges.set(firstOf(mask), (ranges.get(firstOf(mask)) ?? 0) + one)
  }
  const near = spansNear(spansSchema.parse(spans))
  return inTurns(masks, (mask) => {
    const { id, kind, reason, memberId, start, end } = mask
    const older: OlderMask = {
      ...{ firstId: firstOf(mask), textLayerId, start, end, kind, reason, memberId },
      isWhole: isWhole(mask),
      // One without a place in its text needs one found place of any other text.
      ranges: Math.max(ranges.get(firstOf(mask)) ?? 0, 1),
      words: unplaced.has(id)
        ? null
        : wordsAround({
            ...{ start, end, spans: near({ start: start - AROUND, end: end + AROUND }) },
            exact: text.slice(start, end),
            prefix: text.slice(Math.max(0, start - AROUND), start),
            suffix: text.slice(end, end + AROUND),
          }),
    }
    return [older]
  })
}
