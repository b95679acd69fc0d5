import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import type { NewEvent } from '@/lib/events'
import { type LayerSpan, spansSchema } from '@/lib/holdings/spans'
import type { Searched } from '@/lib/quotation/other-text/search'
import type { Range } from '@/lib/text/masked-ranges'
import { type Compared, searchFor, shownMore } from './compared-copies'
import { applyMasks, copiesFollowing } from './effects'
import {
  contains,
  firstOf,
  type MaskedRange,
  maskedOlderTexts,
  masksOn,
  type OlderMask,
  type Replacing,
} from './older-masks'
import { type MaskedText, repeatOnOtherTexts } from './other-texts'
import { unplacedAmong } from './unplaced'

type Layer = { id: string; text: string; spans: readonly LayerSpan[] }

/** Where these masks are in a text; null for one that wasn't searched for, also because that took too long. */
async function searchedIn({ id, text, spans }: Layer, actor: Actor | null, masks: readonly OlderMask[]) {
  const sought = masks.filter(({ isWhole }) => !isWhole)
  const passages = sought.flatMap(({ words }) => words ?? [])
  const results = await searchFor(actor?.id ?? id, { text, spans, passages, everywhere: true })
  const bySearch = new Map(
    sought.filter(({ words }) => words !== null).map((mask, index) => [mask, results[index]]),
  )
  return (mask: OlderMask): Searched | null =>
    mask.isWhole ? { outcome: 'FOUND', place: { start: 0, end: text.length } } : (bySearch.get(mask) ?? null)
}

/** A mask and a range, as one value. */
const keyOf = ({ firstId, start, end }: Omit<MaskedRange, 'kind'>) => `${firstId} ${start} ${end}`

/**
 * What a text already has of the masks of older copies, by the mask that they repeat. `placed`: at how many places, or `Infinity` where
 * someone lifted it at its place. `waiting` are on all of the text. `settled`: someone looked and lifted the mask on all of it, so only its
 * exact words are masked again. `known`: every range that was masked on this text, also those that were lifted. `masks` are those that
 * apply at their place.
 */
async function presentOn(tx: Tx, holdingId: string, textSha256: string) {
  const { sha256 } = await tx.holding.findUniqueOrThrow({
    where: { id: holdingId },
    select: { sha256: true },
  })
  const rows = await tx.mask.findMany({
    where: {
      OR: [
        { textSha256, liftedAt: null },
        { textLayer: { holding: { sha256 } }, repeatsId: { not: null }, liftedAt: { not: null } },
      ],
    },
    select: {
      id: true,
      repeatsId: true,
      kind: true,
      liftedAt: true,
      textSha256: true,
      start: true,
      end: true,
    },
  })
  const unplaced = await unplacedAmong(tx, rows)
  const placed = new Map<string, number>()
  const [waiting, settled, known] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const masks: MaskedRange[] = []
  for (const { kind, start, end, ...row } of rows) {
    const mask = { firstId: firstOf(row), kind, start, end }
    const isLifted = row.liftedAt !== null
    if (row.textSha256 === textSha256) known.add(keyOf(mask))
    if (unplaced.has(row.id)) (isLifted ? settled : waiting).add(mask.firstId)
    else if (isLifted) placed.set(mask.firstId, Infinity)
    else {
      placed.set(mask.firstId, (placed.get(mask.firstId) ?? 0) + 1)
      masks.push(mask)
    }
  }
  const has = (mask: MaskedRange) =>
    known.has(keyOf(mask)) || masks.some((one) => one.firstId === mask.firstId && contains(one, mask))
  return { placed, waiting, settled, masks, has }
}

/**
 * Masks in the text of a copy what is masked in the ones that it replaces, where it has the same words exactly once, and on its other texts,
 * for all that readers see. Where a mask isn't found, all of the text is masked until a person lifts that; except for what the older document
 * itself doesn't show, where the text has nothing like it. A mask that is at several places of an older text is found if each of them is, and
 * only if readers don't see its words at more places here than there. `missed` are the ranges of older texts that weren't found, `unplaced`
 * the number of new masks on all of the text. In a transaction after `lockSources`. Returns the events, which the caller writes.
 */
export async function repeatOlderMasks(
  tx: Tx,
  actor: Actor | null,
  copy: Replacing,
  layer: Layer,
): Promise<{ missed: (Range & { textLayerId: string })[]; unplaced: number; events: NewEvent[] }> {
  const { holdingId } = copy
  const { sha256: textSha256 } = await tx.textLayer.findUniqueOrThrow({
    where: { id: layer.id },
    select: { sha256: true },
  })
  const { placed, waiting, settled, masks: present, has } = await presentOn(tx, holdingId, textSha256)
  const isPlaced = ({ firstId, ranges }: OlderMask) => (placed.get(firstId) ?? 0) >= ranges
  const notFound: (OlderMask & { hides: boolean })[] = []
  const found = new Map<string, OlderMask>()
  const compared: Compared[] = []
  for (const { id: older } of await maskedOlderTexts(tx, copy)) {
    const all = await masksOn(tx, older)
    const masks = all.filter(
      ({ firstId, isWhole }) => placed.get(firstId) !== Infinity && !(isWhole && settled.has(firstId)),
    )
    const resultOf = await searchedIn(layer, actor, masks)
    const incomplete = new Set<string>()
    // Once for the words of a mask: it can be at many places.
    const searched = new Map<string, Compared['searched'][number]>()
    for (const mask of masks) {
      const result = resultOf(mask)
      if (mask.words && !mask.isWhole && !waiting.has(mask.firstId) && !settled.has(mask.firstId))
        searched.set(`${mask.firstId} ${mask.words.exact}`, { mask, places: result?.places ?? null })
      if (result?.outcome === 'FOUND') {
        const here = { ...mask, ...result.place }
        found.set(keyOf(here), here)
        continue
      }
      if (mask.words) incomplete.add(mask.firstId)
      const isUnknown = mask.words !== null && result === null
      // Members give a reason; what the document doesn't show is masked without one.
      const hides = mask.reason !== '' || isUnknown || (result?.candidates.length ?? 0) > 0
      notFound.push({ ...mask, hides })
    }
    compared.push({ masks: all, searched: [...searched.values()] })
    for (const { firstId, words, ranges } of masks)
      if (words && !incomplete.has(firstId)) placed.set(firstId, Math.max(placed.get(firstId) ?? 0, ranges))
  }
  const missed = notFound.filter((mask) => !isPlaced(mask) && !settled.has(mask.firstId))
  const here = [...present, ...found.values()]
  const hiding: OlderMask[] = missed.filter(({ hides }) => hides)
  for (const one of compared) hiding.push(...(await shownMore(tx, actor, one, here)))
  const whole = new Map(
    hiding
      .filter(({ firstId }) => !waiting.has(firstId) && !settled.has(firstId))
      .map((mask) => [mask.firstId, { ...mask, start: 0, end: layer.text.length }]),
  )
  const isWithin = (mask: OlderMask) =>
    [...found.values()].some((one) => one !== mask && one.firstId === mask.firstId && contains(one, mask))
  const events = await maskAt(tx, actor, { ...layer, sha256: textSha256, holdingId }, [
    ...[...found.values()].filter((mask) => !has(mask) && !isWithin(mask)),
    ...whole.values(),
  ])
  return { missed, unplaced: whole.size, events }
}

/** Sets these masks on a text and on the others of its file. */
async function maskAt(
  tx: Tx,
  actor: Actor | null,
  text: MaskedText & { text: string },
  masks: readonly OlderMask[],
): Promise<NewEvent[]> {
  const repeated = masks.map(({ firstId: id, kind, reason, memberId, start, end }) => ({
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

/** `repeatOlderMasks` for a text that the copy has. Returns the events, which the caller writes. */
export async function repeatOlderMasksOn(
  tx: Tx,
  actor: Actor | null,
  textLayerId: string,
): Promise<NewEvent[]> {
  const { holdingId, spans, ...layer } = await tx.textLayer.findUniqueOrThrow({
    where: { id: textLayerId },
    select: { id: true, holdingId: true, text: true, spans: true },
  })
  const text = { ...layer, spans: spansSchema.parse(spans) }
  return (await repeatOlderMasks(tx, actor, { holdingId }, text)).events
}

/**
 * `repeatOlderMasks` for the newest text of every copy that replaces the one of this text, one with the same text, or one with the same file.
 * Returns the events, which the caller writes.
 */
export async function repeatOnBetterCopies(
  tx: Tx,
  actor: Actor | null,
  text: Pick<MaskedText, 'sha256' | 'holdingId'>,
): Promise<NewEvent[]> {
  const texts = await tx.$queryRaw<{ id: string }[]>`
    ${copiesFollowing(text)}
    SELECT DISTINCT ON (t."holdingId") t.id::text FROM copies JOIN "Holding" h ON h.id = copies.id JOIN "TextLayer" t ON t."holdingId" = h.id
    WHERE h."betterThanId" IS NOT NULL AND h.id <> ${text.holdingId}::uuid
    ORDER BY t."holdingId", t."createdAt" DESC, t.id DESC`
  const events: NewEvent[] = []
  for (const { id } of texts) events.push(...(await repeatOlderMasksOn(tx, actor, id)))
  return events
}
