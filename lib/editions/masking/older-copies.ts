import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import type { NewEvent } from '@/lib/events'
import type { MaskKind } from '@/lib/generated/prisma/enums'
import { wordsAround } from '@/lib/holdings/skipped-text'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import type { Searched, Sought } from '@/lib/quotation/other-text/search'
import { searchAside } from '@/lib/quotation/other-text/search-aside'
import type { Range } from '@/lib/text/masked-ranges'
import { applyMasks, copiesFollowing } from './effects'
import { type MaskedText, repeatOnOtherTexts } from './other-texts'
import { unplacedAmong } from './unplaced'

/** UTF-16 units on either side of a masked range, by which its place in another text is found. */
const AROUND = 200

/** A copy, and a copy that it is about to replace. */
type Replacing = { holdingId: string; olderId?: string | null }
type Layer = { id: string; text: string; spans: readonly LayerSpan[] }

/** The texts of copies that this one replaces, also of the one that it is about to, on which there are masks. */
const maskedTexts = (tx: Tx, { holdingId, olderId = null }: Replacing) => tx.$queryRaw<{ id: string }[]>`
  WITH RECURSIVE older AS (
    SELECT o.id, o."betterThanId" FROM "Holding" h JOIN "Holding" o ON o.id = h."betterThanId" OR o.id = ${olderId}::uuid
    WHERE h.id = ${holdingId}::uuid
    UNION SELECT h.id, h."betterThanId" FROM "Holding" h JOIN older o ON h.id = o."betterThanId")
  SELECT t.id::text FROM "TextLayer" t WHERE t."holdingId" IN (SELECT id FROM older)
    AND EXISTS (SELECT FROM "Mask" m WHERE m."textSha256" = t.sha256 AND m."liftedAt" IS NULL) ORDER BY t.id`

/** A mask on an older copy by the one that it repeats. `words` is null for one that has no place there either, `isWhole` true for one on all of it. */
type OlderMask = Range & {
  firstId: string
  textLayerId: string
  kind: MaskKind
  reason: string
  memberId: string
  isWhole: boolean
  words: Sought | null
}

/** The masks on a text, each with its words. */
async function masksOn(tx: Tx, textLayerId: string): Promise<OlderMask[]> {
  const { sha256, text, spans } = await tx.textLayer.findUniqueOrThrow({
    where: { id: textLayerId },
    select: { sha256: true, text: true, spans: true },
  })
  const masks = await tx.mask.findMany({
    where: { textSha256: sha256, liftedAt: null },
    orderBy: [{ start: 'asc' }, { id: 'asc' }],
  })
  const unplaced = await unplacedAmong(
    tx,
    masks.map(({ id }) => id),
  )
  return masks.map(({ id, repeatsId, kind, reason, memberId, start, end }) => ({
    ...{ firstId: repeatsId ?? id, textLayerId, start, end, kind, reason, memberId },
    isWhole: !unplaced.has(id) && start === 0 && end === text.length,
    words: unplaced.has(id)
      ? null
      : wordsAround({
          ...{ start, end, spans: spansSchema.parse(spans) },
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - AROUND), start),
          suffix: text.slice(end, end + AROUND),
        }),
  }))
}

/** Where these masks are in a text; null for one that wasn't searched for, also because that took too long. */
async function searchedIn({ text, spans }: Layer, actor: Actor, masks: readonly OlderMask[]) {
  const sought = masks.filter(({ isWhole }) => !isWhole)
  const passages = sought.flatMap(({ words }) => words ?? [])
  const results = await searchAside(actor.id, { text, spans, passages, guessing: 0 }).catch(
    (error: unknown) => {
      if (error instanceof Invalid) return []
      throw error
    },
  )
  const bySearch = new Map(
    sought.filter(({ words }) => words !== null).map((mask, index) => [mask, results[index]]),
  )
  return (mask: OlderMask): Searched | null =>
    mask.isWhole ? { outcome: 'FOUND', place: { start: 0, end: text.length } } : (bySearch.get(mask) ?? null)
}

/**
 * The masks of older copies that need nothing more in a text: `placed` are on the same words there, or someone has looked and lifted the mask of
 * the whole text; `waiting` are on all of it. By the mask that they repeat.
 */
async function presentOn(tx: Tx, holdingId: string, textSha256: string) {
  const { sha256 } = await tx.holding.findUniqueOrThrow({
    where: { id: holdingId },
    select: { sha256: true },
  })
  const masks = await tx.mask.findMany({
    where: {
      OR: [
        { textSha256, liftedAt: null },
        { textLayer: { holding: { sha256 } }, repeatsId: { not: null }, liftedAt: { not: null } },
      ],
    },
    select: { id: true, repeatsId: true, liftedAt: true },
  })
  const unplaced = await unplacedAmong(
    tx,
    masks.map(({ id }) => id),
  )
  const isWaiting = ({ id, liftedAt }: (typeof masks)[number]) => liftedAt === null && unplaced.has(id)
  const firstOf = ({ id, repeatsId }: (typeof masks)[number]) => repeatsId ?? id
  return {
    placed: new Set(masks.filter((mask) => !isWaiting(mask)).map(firstOf)),
    waiting: new Set(masks.filter(isWaiting).map(firstOf)),
  }
}

/**
 * Masks in the text of a copy what is masked in the ones that it replaces, where it has the same words exactly once, and on its other texts, for all
 * that readers see. Where a mask isn't found, all of the text is masked until a person lifts that; except for what the older document itself doesn't
 * show, where the text has nothing like it. `missed` are the ranges of older texts that weren't found, `unplaced` the number of new masks on all of
 * the text. In a transaction after `lockSources`. Returns the events, which the caller writes.
 */
export async function repeatOlderMasks(
  tx: Tx,
  actor: Actor,
  copy: Replacing,
  layer: Layer,
): Promise<{ missed: (Range & { textLayerId: string })[]; unplaced: number; events: NewEvent[] }> {
  const { holdingId } = copy
  const { sha256: textSha256 } = await tx.textLayer.findUniqueOrThrow({
    where: { id: layer.id },
    select: { sha256: true },
  })
  const { placed, waiting } = await presentOn(tx, holdingId, textSha256)
  const whole = new Map<string, OlderMask>()
  const missed: OlderMask[] = []
  const found: (OlderMask & { place: Range })[] = []
  for (const { id: older } of await maskedTexts(tx, copy)) {
    const masks = (await masksOn(tx, older)).filter(({ firstId }) => !placed.has(firstId))
    const resultOf = await searchedIn(layer, actor, masks)
    for (const mask of masks) {
      const result = resultOf(mask)
      if (result?.outcome === 'FOUND') {
        placed.add(mask.firstId)
        found.push({ ...mask, place: result.place })
        continue
      }
      missed.push(mask)
      // Members give a reason; what the document doesn't show is masked without one.
      if (mask.reason !== '' || (result?.candidates.length ?? 0) > 0) whole.set(mask.firstId, mask)
    }
  }
  const unplaced = [...whole.values()].filter(({ firstId }) => !placed.has(firstId) && !waiting.has(firstId))
  const place = { start: 0, end: layer.text.length }
  const events = await maskAt(tx, actor, { ...layer, sha256: textSha256, holdingId }, [
    ...found,
    ...unplaced.map((mask) => ({ ...mask, place })),
  ])
  return { missed: missed.filter(({ firstId }) => !placed.has(firstId)), unplaced: unplaced.length, events }
}

/** Sets these masks on a text and on the others of its file. */
async function maskAt(
  tx: Tx,
  actor: Actor,
  text: MaskedText & { text: string },
  masks: readonly (OlderMask & { place: Range })[],
): Promise<NewEvent[]> {
  const repeated = masks.map(({ firstId: id, kind, reason, memberId, place: { start, end } }) => ({
    ...{ id, kind, reason, memberId, start, end },
  }))
  const made = await tx.mask.createManyAndReturn({
    data: repeated.map(({ id: repeatsId, ...mask }) => ({
      ...{ ...mask, repeatsId, textLayerId: text.id, textSha256: text.sha256 },
    })),
  })
  const others = await repeatOnOtherTexts(tx, text, repeated)
  await applyMasks(tx, [...repeated.map(({ start, end }) => ({ text, start, end })), ...others])
  return made.map(({ id, textLayerId, start, end, kind }) => ({
    ...{ actor, action: 'holding.mask', subjectType: 'holding' as const, subjectId: text.holdingId },
    detail: { maskId: id, textLayerId, start, end, kind },
  }))
}

/**
 * `repeatOlderMasks` for the newest text of every copy that replaces the one of this text, one with the same text, or one with the same file.
 * Returns the events, which the caller writes.
 */
export async function repeatOnBetterCopies(
  tx: Tx,
  actor: Actor,
  text: Pick<MaskedText, 'sha256' | 'holdingId'>,
): Promise<NewEvent[]> {
  const texts = await tx.$queryRaw<{ id: string }[]>`
    ${copiesFollowing(text)}
    SELECT DISTINCT ON (t."holdingId") t.id::text FROM copies JOIN "Holding" h ON h.id = copies.id JOIN "TextLayer" t ON t."holdingId" = h.id
    WHERE h."betterThanId" IS NOT NULL AND h.id <> ${text.holdingId}::uuid
    ORDER BY t."holdingId", t."createdAt" DESC, t.id DESC`
  const events: NewEvent[] = []
  for (const { id } of texts) {
    const { spans, ...layer } = await tx.textLayer.findUniqueOrThrow({
      where: { id },
      select: { id: true, holdingId: true, text: true, spans: true },
    })
    const better = { ...layer, spans: spansSchema.parse(spans) }
    events.push(...(await repeatOlderMasks(tx, actor, layer, better)).events)
  }
  return events
}
