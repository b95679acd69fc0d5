import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import type { Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { type NewEvent, recordEvent } from '@/lib/events'
import type { MaskKind } from '@/lib/generated/prisma/enums'
import { demandReadable } from '@/lib/holdings/access'
import { type Given, parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { consentOf } from '@/lib/review/workflow/gate'
import type { Range } from '@/lib/text/masked-ranges'
import { namingEditions } from '../hidden-names'
import { applyMasks, lockSources } from './effects'
import { repeatOnBetterCopies } from './older-copies'
import { repeatOnOtherTexts, type MaskedText as Text } from './other-texts'
import { liftMaskSchema, newMaskSchema } from './schema'
import { isUnplacedSql, unplacedAmong } from './unplaced'
import { refusalOfWarning } from './warnings'

/** Milliseconds. The other texts of a copy, and those of better copies, can be long, and are compared with the masked one. */
const TIMEOUT = 120_000

/** The range without white space at its ends, of whole characters. `Invalid` on `end` for one that doesn't exist. */
function wholeRange(text: string, { start, end }: Range): Range {
  if (end > text.length) throw new Invalid({ end: message('masks.errors.pastEnd') })
  const words = text.slice(start, end)
  if (words.trim() === '') throw new Invalid({ end: message('masks.errors.select') })
  const from = start + words.length - words.trimStart().length
  const to = start + words.trimEnd().length
  return {
    start: isInsideCharacter(text, from) ? from - 1 : from,
    end: isInsideCharacter(text, to) ? to + 1 : to,
  }
}

const isInsideCharacter = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))

/**
 * Masks a range in the transaction of a caller that has checked the permission, and writes the event that this returns. `setMask` says when it is
 * refused.
 */
export async function maskRange(
  tx: Tx,
  actor: Actor,
  layer: Text & { text: string },
  asked: Range,
  { kind, reason }: { kind: MaskKind; reason: string },
): Promise<{ id: string; event: NewEvent } & Range> {
  const range = wholeRange(layer.text, asked)
  await lockSources(tx, layer)
  const covering = await tx.mask.findMany({
    where: {
      ...{ textSha256: layer.sha256, kind, liftedAt: null },
      start: { lte: range.start },
      end: { gte: range.end },
    },
    select: { id: true },
  })
  const unplaced = await unplacedAmong(tx, covering)
  const same = covering.find((mask) => !unplaced.has(mask.id))
  if (same) throw new Conflict(message('masks.errors.masked'), same)
  const { id } = await tx.mask.create({
    data: { textLayerId: layer.id, textSha256: layer.sha256, ...range, kind, reason, memberId: actor.id },
    select: { id: true },
  })
  const others = await repeatOnOtherTexts(tx, layer, [{ id, kind, reason, memberId: actor.id, ...range }])
  const editions = await applyMasks(tx, [{ text: layer, ...range }, ...others])
  const event: NewEvent = {
    ...{ actor, action: 'holding.mask', subjectType: 'holding', subjectId: layer.holdingId },
    detail: { maskId: id, textLayerId: layer.id, ...range, kind, editions },
  }
  return { id, ...range, event }
}

/**
 * Masks a range of the text of a copy for everything public, from the end of the transaction on: all editions that cite it or quote near it,
 * the search, and cached pages of every process. Copies that replace this one are masked, too: where they have the same words exactly once, otherwise
 * all of their text. `NotFound` for a copy that the actor can't read, `Invalid` for a range that doesn't exist, and
 * on `reason` for a GRAPHIC one with the name of a speaker who must stay unnamed, `Conflict` when a mask of the same kind covers it.
 */
export async function setMask(
  actor: Actor,
  input: Given<typeof newMaskSchema> | Unchecked,
): Promise<{ id: string; start: number; end: number }> {
  demand(actor, 'maskTexts')
  const { textLayerId, kind, reason, ...asked } = parseInput(newMaskSchema, input)
  const masked = await transactionAs(
    actor,
    async (tx) => {
      const layer = await tx.textLayer.findUnique({
        where: { id: textLayerId },
        select: { id: true, sha256: true, holdingId: true, text: true },
      })
      if (!layer) throw new NotFound(message('holdings.errors.textGone'))
      await demandReadable(tx, actor, layer.holdingId)
      const refusal = kind === 'GRAPHIC' ? await refusalOfWarning(tx, actor, layer, reason) : null
      if (refusal) return { refusal }
      const { event, ...made } = await maskRange(tx, actor, layer, asked, { kind, reason })
      const events = await repeatOnBetterCopies(tx, actor, layer)
      for (const one of [event, ...events]) await recordEvent(tx, one)
      return made
    },
    { timeout: TIMEOUT },
  )
  if ('refusal' in masked) throw new Invalid({ reason: masked.refusal })
  return masked
}

/** Throws `Conflict` when a public edition that cites this text would now have the name of its speaker who must stay unnamed. */
async function demandNoHiddenName(tx: Tx, { sha256 }: Text) {
  const records = await tx.$queryRaw<{ id: string; kind: string }[]>`
    SELECT DISTINCT r.id, r.kind FROM "TextLayer" t JOIN "Passage" p ON p."textLayerId" = t.id
    JOIN "Reference" f ON f."passageId" = p.id JOIN "Record" r ON r.id = f."recordId" JOIN "Consent" c ON c."recordId" = r.id
    WHERE t.sha256 = ${sha256} AND r."liveId" IS NOT NULL AND c."nameDisplay" <> 'NAMED'`
  for (const record of records) {
    const { sought } = await hiddenNameSearch(tx, await consentOf(tx, record))
    const editions = await namingEditions(tx, record.id, sought)
    if (editions.some(({ names }) => names.some(({ blocks }) => blocks)))
      throw new Conflict(message('masks.errors.hiddenName'))
  }
}

/**
 * The masks that are lifted with this one: the one that it repeats, and all that repeat it. With one on all of a text because its place there isn't
 * known: those on the texts of the same file.
 */
async function liftedWith(tx: Tx, { id, repeatsId }: { id: string; repeatsId: string | null }) {
  const first = repeatsId ?? id
  if (!(await unplacedAmong(tx, [{ id }])).has(id)) return { OR: [{ id: first }, { repeatsId: first }] }
  const same = await tx.$queryRaw<{ id: string }[]>`
    SELECT m.id::text FROM "Mask" m JOIN "TextLayer" t ON t.id = m."textLayerId" JOIN "Holding" h ON h.id = t."holdingId"
    WHERE m."repeatsId" = ${first}::uuid AND ${isUnplacedSql} AND h.sha256 = (
      SELECT own.sha256 FROM "Mask" x JOIN "TextLayer" o ON o.id = x."textLayerId" JOIN "Holding" own ON own.id = o."holdingId"
      WHERE x.id = ${id}::uuid)`
  return { id: { in: same.map((mask) => mask.id) } }
}

/**
 * Lifts a mask on all texts of the copy, and of copies that it was repeated on: the range is public again in all editions at once. One on all
 * of a text because its place there isn't known is lifted on that copy alone. Only those who publish lift a PRIVATE one. `Conflict` when it
 * was lifted already, or when it withholds the name of a speaker who must stay unnamed.
 */
export async function liftMask(
  actor: Actor,
  maskId: string,
  input: Given<typeof liftMaskSchema> | Unchecked,
): Promise<void> {
  demand(actor, 'maskTexts')
  const id = parseId(maskId)
  const { reason } = parseInput(liftMaskSchema, input)
  await transactionAs(
    actor,
    async (tx) => {
      const mask = await tx.mask.findUnique({
        where: { id },
        select: {
          ...{ id: true, kind: true, start: true, end: true, repeatsId: true },
          textLayer: { select: { id: true, sha256: true, holdingId: true } },
        },
      })
      if (!mask) throw new NotFound()
      const { kind, start, end, textLayer, repeatsId } = mask
      await demandReadable(tx, actor, textLayer.holdingId)
      if (kind === 'PRIVATE') {
        demand(actor, 'liftPrivateMasks')
        demandRecentPassword(actor)
      }
      await lockSources(tx, textLayer)
      const lifting = { liftedAt: new Date(), liftedById: actor.id, liftReason: reason }
      const { count } = await tx.mask.updateMany({ where: { id, liftedAt: null }, data: lifting })
      if (count === 0) throw new Conflict(message('masks.errors.lifted'))
      const same = await tx.mask.updateManyAndReturn({
        where: { ...(await liftedWith(tx, { id, repeatsId })), liftedAt: null },
        data: lifting,
        select: {
          ...{ id: true, start: true, end: true },
          textLayer: { select: { id: true, sha256: true, holdingId: true } },
        },
      })
      const lifted = [{ id: mask.id, textLayer, start, end }, ...same].map(
        ({ textLayer: text, ...range }) => ({
          text,
          ...range,
        }),
      )
      if (kind === 'PRIVATE') for (const { text } of lifted) await demandNoHiddenName(tx, text)
      const editions = await applyMasks(tx, lifted)
      // One event a copy: kept pages that show a copy follow its own events.
      const ofCopies = new Map(lifted.toReversed().map((one) => [one.text.holdingId, one]))
      for (const { text, id: maskId, ...range } of ofCopies.values())
        await recordEvent(tx, {
          ...{ actor, action: 'holding.unmask', subjectType: 'holding', subjectId: text.holdingId },
          detail: {
            ...{ maskId, textLayerId: text.id, start: range.start, end: range.end, kind },
            ...(maskId === id && { editions }),
          },
        })
    },
    { timeout: TIMEOUT },
  )
}
