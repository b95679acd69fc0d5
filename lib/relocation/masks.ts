import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { applyMasks } from '@/lib/editions/masking/effects'
import { repeatOnOtherTexts } from '@/lib/editions/masking/other-texts'
import type { NewEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { wordsAround } from '@/lib/holdings/skipped-text'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import { touches } from '@/lib/text/masked-ranges'
import type { CitedPassage, Target } from './cited-passages'
import { searchAside } from './search-aside'

/** UTF-16 units on either side of a masked range, by which its place in another text is found. */
const AROUND = 200

/** The texts of copies that this one replaces, also of the one that it is about to, on which there are masks. */
const maskedTexts = (tx: Tx, { holdingId, olderId = null }: Target) => tx.$queryRaw<{ id: string }[]>`
  WITH RECURSIVE older AS (
    SELECT o.id, o."betterThanId" FROM "Holding" h JOIN "Holding" o ON o.id = h."betterThanId" OR o.id = ${olderId}::uuid
    WHERE h.id = ${holdingId}::uuid
    UNION SELECT h.id, h."betterThanId" FROM "Holding" h JOIN older o ON h.id = o."betterThanId")
  SELECT t.id::text FROM "TextLayer" t WHERE t."holdingId" IN (SELECT id FROM older)
    AND EXISTS (SELECT FROM "Mask" m WHERE m."textSha256" = t.sha256 AND m."liftedAt" IS NULL) ORDER BY t.id`

/** The masks on a text, each with its words. */
async function masksOn(tx: Tx, textLayerId: string) {
  const { sha256, text, spans } = await tx.textLayer.findUniqueOrThrow({
    where: { id: textLayerId },
    select: { sha256: true, text: true, spans: true },
  })
  const masks = await tx.mask.findMany({ where: { textSha256: sha256, liftedAt: null } })
  return masks.map((mask) => ({
    ...mask,
    textLayerId,
    words: wordsAround({
      ...{ start: mask.start, end: mask.end, spans: spansSchema.parse(spans) },
      exact: text.slice(mask.start, mask.end),
      prefix: text.slice(Math.max(0, mask.start - AROUND), mask.start),
      suffix: text.slice(mask.end, mask.end + AROUND),
    }),
  }))
}

/**
 * Masks in the text of a copy what is masked in the ones that it replaces, where it has the same words exactly once, and on its other texts, for all
 * that readers see. Says of a passage of an older copy whether readers would see, around it in the new text, what a mask that was not found there
 * withholds: a person must look. In the transaction that moves passages, before it does and after `lockSources`. Returns the events, which
 * the caller writes.
 */
export async function repeatOlderMasks(
  tx: Tx,
  actor: Actor,
  target: Target,
  layer: { id: string; text: string; spans: readonly LayerSpan[] },
): Promise<{ isUncovered: (passage: CitedPassage) => boolean; events: NewEvent[] }> {
  const { holdingId } = target
  const { sha256: textSha256 } = await tx.textLayer.findUniqueOrThrow({
    where: { id: layer.id },
    select: { sha256: true },
  })
  const present = await tx.mask.findMany({ where: { textSha256, liftedAt: null } })
  const known = new Set(present.map(({ id, repeatsId }) => repeatsId ?? id))
  const missed: { textLayerId: string; start: number; end: number }[] = []
  const found: (Prisma.MaskCreateManyInput & { repeatsId: string })[] = []
  for (const { id: older } of await maskedTexts(tx, target)) {
    const masks = (await masksOn(tx, older)).filter(({ id, repeatsId }) => !known.has(repeatsId ?? id))
    const passages = masks.map(({ words }) => words)
    const places = await searchAside(actor.id, {
      ...{ text: layer.text, spans: layer.spans },
      ...{ passages, guessing: 0 },
    })
    for (const [index, { id, repeatsId, kind, reason, memberId, start, end }] of masks.entries()) {
      const place = places[index]
      if (place?.outcome !== 'FOUND') {
        missed.push({ textLayerId: older, start, end })
        continue
      }
      known.add(repeatsId ?? id)
      found.push({
        ...{ textLayerId: layer.id, textSha256, start: place.place.start, end: place.place.end },
        ...{ kind, reason, memberId, repeatsId: repeatsId ?? id },
      })
    }
  }
  const made = await tx.mask.createManyAndReturn({ data: found })
  const text = { id: layer.id, sha256: textSha256, holdingId, text: layer.text }
  const others = await repeatOnOtherTexts(
    tx,
    text,
    found.map(({ repeatsId: id, kind, reason, memberId, start, end }) => ({
      ...{ id, kind, reason, memberId, start, end },
    })),
  )
  await applyMasks(tx, [...found.map(({ start, end }) => ({ text, start, end })), ...others])
  return {
    isUncovered: ({ textLayerId, start, end }) =>
      missed.some(
        (mask) =>
          mask.textLayerId === textLayerId &&
          touches(mask, { start: start - EDITION_CONTEXT, end: end + EDITION_CONTEXT }),
      ),
    events: made.map(({ id, textLayerId, start, end, kind }) => ({
      ...{ actor, action: 'holding.mask', subjectType: 'holding' as const, subjectId: holdingId },
      detail: { maskId: id, textLayerId, start, end, kind },
    })),
  }
}
