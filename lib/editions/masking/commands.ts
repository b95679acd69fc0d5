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
import { consentOf } from '@/lib/review/gate'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import type { Range } from '@/lib/text/masked-ranges'
import { namingEditions } from '../hidden-names'
import { applyMasks, lockSources } from './effects'
import { repeatOnOtherTexts, type MaskedText as Text } from './other-texts'
import { liftMaskSchema, newMaskSchema } from './schema'
import { refusalOfWarning } from './warnings'

/** Milliseconds. The other texts of a copy can be long, and are compared with the masked one. */
const TIMEOUT = 60_000

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
  const covering = await tx.mask.findFirst({
    where: {
      ...{ textSha256: layer.sha256, kind, liftedAt: null },
      start: { lte: range.start },
      end: { gte: range.end },
    },
    select: { id: true },
  })
  if (covering) throw new Conflict(message('masks.errors.masked'), covering)
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
 * the search, and cached pages of every process. `NotFound` for a copy that the actor can't read, `Invalid` for a range that doesn't exist, and
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
      await recordEvent(tx, event)
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

/** The mask that this one repeats, and all that repeat it. */
const familyOf = ({ id, repeatsId }: { id: string; repeatsId: string | null }) => {
  const first = repeatsId ?? id
  return [{ id: first }, { repeatsId: first }]
}

/**
 * Lifts a mask on all texts of the copy: the range is public again in all editions at once. Only those who publish lift a PRIVATE one. `Conflict`
 * when it was lifted already, or when it withholds the name of a speaker who must stay unnamed.
 */
export async function liftMask(
  actor: Actor,
  maskId: string,
  input: Given<typeof liftMaskSchema> | Unchecked,
): Promise<void> {
  demand(actor, 'maskTexts')
  const id = parseId(maskId)
  const { reason } = parseInput(liftMaskSchema, input)
  await transactionAs(actor, async (tx) => {
    const mask = await tx.mask.findUnique({
      where: { id },
      select: {
        ...{ kind: true, start: true, end: true, repeatsId: true },
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
      where: { OR: familyOf({ id, repeatsId }), liftedAt: null },
      data: lifting,
      select: { start: true, end: true, textLayer: { select: { id: true, sha256: true, holdingId: true } } },
    })
    const lifted = [{ textLayer, start, end }, ...same].map(({ textLayer: text, ...range }) => ({
      text,
      ...range,
    }))
    if (kind === 'PRIVATE') for (const { text } of lifted) await demandNoHiddenName(tx, text)
    const editions = await applyMasks(tx, lifted)
    await recordEvent(tx, {
      actor,
      action: 'holding.unmask',
      subjectType: 'holding',
      subjectId: textLayer.holdingId,
      detail: { maskId: id, textLayerId: textLayer.id, start, end, kind, editions },
    })
  })
}
