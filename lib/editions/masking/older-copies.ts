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

/**
 * A mask on an older copy by the one that it repeats. `words` is null for one that has no place there either, `isWhole` true for one on all of it.
 * `ranges` is the number of places that the same mask has in its text: it is found only if each of them is.
 */
type OlderMask = Range & {
  firstId: string
  textLayerId: string
  kind: MaskKind
  reason: string
  memberId: string
  isWhole: boolean
  ranges: number
  words: Sought | null
}

const firstOf = ({ id, repeatsId }: { id: string; repeatsId: string | null }) => repeatsId ?? id

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
  const unplaced = await unplacedAmong(tx, masks)
  const isWhole = ({ id, start, end }: (typeof masks)[number]) =>
    !unplaced.has(id) && start === 0 && end === text.length
  const ranges = new Map<string, number>()
  for (const mask of masks) {
    const one = isWhole(mask) ? Infinity : unplaced.has(mask.id) ? 0 : 1
    ranges.set(firstOf(mask), (ranges.get(firstOf(mask)) ?? 0) + one)
  }
  return masks.map((mask) => {
    const { id, kind, reason, memberId, start, end } = mask
    return {
      ...{ firstId: firstOf(mask), textLayerId, start, end, kind, reason, memberId },
      isWhole: isWhole(mask),
      // One without a place in its text needs one found place of any other text.
      ranges: Math.max(ranges.get(firstOf(mask)) ?? 0, 1),
      words: unplaced.has(id)
        ? null
        : wordsAround({
            ...{ start, end, spans: spansSchema.parse(spans) },
            exact: text.slice(start, end),
            prefix: text.slice(Math.max(0, start - AROUND), start),
            suffix: text.slice(end, end + AROUND),
          }),
    }
  })
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

/** A mask and a range, as one value. */
const keyOf = (firstId: string, { start, end }: Range) => `${firstId} ${start} ${end}`

/**
 * What a text already has of the masks of older copies, by the mask that they repeat. `placed`: at how many places, or `Infinity` where
 * someone lifted it at its place. `waiting` are on all of the text. `settled`: someone looked and lifted the mask on all of it, so only its exact words are
 * masked again. `known`: every range that was masked on this text, also those that were lifted.
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
    select: { id: true, repeatsId: true, liftedAt: true, textSha256: true, start: true, end: true },
  })
  const unplaced = await unplacedAmong(tx, masks)
  const placed = new Map<string, number>()
  const [waiting, settled, known] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const mask of masks) {
    const firstId = firstOf(mask)
    const isLifted = mask.liftedAt !== null
    if (mask.textSha256 === textSha256) known.add(keyOf(firstId, mask))
    if (unplaced.has(mask.id)) (isLifted ? settled : waiting).add(firstId)
    else placed.set(firstId, isLifted ? Infinity : (placed.get(firstId) ?? 0) + 1)
  }
  return { placed, waiting, settled, known }
}

/**
 * Masks in the text of a copy what is masked in the ones that it replaces, where it has the same words exactly once, and on its other texts, for all
 * that readers see. Where a mask isn't found, all of the text is masked until a person lifts that; except for what the older document itself doesn't
 * show, where the text has nothing like it. A mask that is at several places of an older text is found if each of them is. `missed` are the ranges of
 * older texts that weren't found, `unplaced` the number of new masks on all of the text. In a transaction after `lockSources`. Returns the events,
 * which the caller writes.
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
  const { placed, waiting, settled, known } = await presentOn(tx, holdingId, textSha256)
  const isPlaced = ({ firstId, ranges }: OlderMask) => (placed.get(firstId) ?? 0) >= ranges
  const notFound: (OlderMask & { hides: boolean })[] = []
  const found = new Map<string, OlderMask & { place: Range }>()
  for (const { id: older } of await maskedTexts(tx, copy)) {
    const masks = (await masksOn(tx, older)).filter(
      (mask) => !isPlaced(mask) && !(mask.isWhole && settled.has(mask.firstId)),
    )
    const resultOf = await searchedIn(layer, actor, masks)
    const incomplete = new Set<string>()
    for (const mask of masks) {
      const result = resultOf(mask)
      if (result?.outcome === 'FOUND') {
        found.set(keyOf(mask.firstId, result.place), { ...mask, place: result.place })
        continue
      }
      if (mask.words) incomplete.add(mask.firstId)
      const isUnknown = mask.words !== null && result === null
      // Members give a reason; what the document doesn't show is masked without one.
      const hides = mask.reason !== '' || isUnknown || (result?.candidates.length ?? 0) > 0
      notFound.push({ ...mask, hides })
    }
    for (const { firstId, words, ranges } of masks)
      if (words && !incomplete.has(firstId)) placed.set(firstId, Math.max(placed.get(firstId) ?? 0, ranges))
  }
  const missed = notFound.filter((mask) => !isPlaced(mask) && !settled.has(mask.firstId))
  const whole = new Map(
    missed.filter(({ hides, firstId }) => hides && !waiting.has(firstId)).map((mask) => [mask.firstId, mask]),
  )
  const place = { start: 0, end: layer.text.length }
  const events = await maskAt(tx, actor, { ...layer, sha256: textSha256, holdingId }, [
    ...[...found].flatMap(([key, mask]) => (known.has(key) ? [] : mask)),
    ...[...whole.values()].map((mask) => ({ ...mask, place })),
  ])
  return { missed, unplaced: whole.size, events }
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
