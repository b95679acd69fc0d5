import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { joined, storedContributors } from '@/lib/contributions/contributors'
import { db, type Tx } from '@/lib/db'
import { placesInOther } from '@/lib/editions/masking/other-texts'
import { Conflict, Invalid } from '@/lib/errors'
import { canonicalJson } from '@/lib/hashing'
import { demandReadable } from '@/lib/holdings/access'
import { readSubtitles, timesIn } from '@/lib/holdings/extract/cues'
import { MAX_TEXT } from '@/lib/holdings/extract/reading'
import { withMachineRead, withoutMachineRead } from '@/lib/holdings/machine-read'
import { moverAside } from '@/lib/holdings/moved-ranges/move-aside'
import { edited, type Mover } from '@/lib/holdings/moved-ranges/text-edit'
import { locatorsOf } from '@/lib/holdings/printed-pages'
import { locatorsSchema } from '@/lib/holdings/schema'
import { spansSchema } from '@/lib/holdings/spans'
import { addLayer } from '@/lib/holdings/text-layer'
import { type Given, parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { inTurns } from '@/lib/workers/turns'
import { relocate } from './relocate'
import { copyTextSchema, type Relocated } from './schema'

/** The newest text of a copy, or null. */
export const newestText = (client: Tx, holdingId: string) =>
  client.textLayer.findFirst({
    where: { holdingId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: {
      ...{ id: true, origin: true, text: true, sha256: true, language: true },
      ...{ locators: true, spans: true, report: true },
    },
  })
type Basis = NonNullable<Awaited<ReturnType<typeof newestText>>>

/**
 * Gives a copy a text that a member typed: its first, or a correction of its newest one. The older text stays; pages, spans and masks keep
 * their words. Passages that drafts cite move to the new text where it has the same words exactly once; others wait for a person. The
 * actor becomes a contributor of the text. `Conflict` when the copy has a newer text than `basisId`, `Invalid` when nothing would change.
 */
export async function addCopyText(
  actor: Actor,
  holdingId: string,
  input: Given<typeof copyTextSchema> | Unchecked,
): Promise<Relocated> {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  const { basisId, language, text: given, ...range } = parseInput(copyTextSchema, input)
  // A form sends line ends as CR LF.
  const edit = { ...range, text: given.replaceAll(/\r\n?/g, '\n') }
  await demandReadable(db, actor, id)
  const basis = await newestText(db, id)
  if ((basis?.id ?? null) !== basisId) throw new Conflict(message('relocation.text.changed'))
  const written = basis ? await corrected(actor.id, basis, edit) : firstText(edit.text)
  if (written.text.length > MAX_TEXT)
    throw new Invalid({ text: message('holdings.errors.tooLong', { maximum: MAX_TEXT }) })
  return relocate(
    actor,
    written,
    { holdingId: id, textLayerId: null },
    {
      action: basis ? 'holding.correct-text' : 'holding.add-text',
      detail: { ...(basis && { correctedFrom: basis.id }) },
      expected: ({ textLayerId, ...range }) => (textLayerId === basisId ? written.moved(range) : null),
      begin: async (tx) => {
        await joinText(tx, actor, id)
        if (((await newestText(tx, id))?.id ?? null) !== basisId)
          throw new Conflict(message('relocation.text.changed'))
        const { moved, ...layer } = written
        const known = { holdingId: id, origin: 'HUMAN' as const, language: basis?.language ?? language }
        const layerId = await addLayer(tx, actor, {
          ...{ ...known, ...layer, report: null },
          ...(basis && { correctedFromId: basis.id }),
        })
        if (basis) await repeatMasks(tx, basis, layerId, moved)
        return layerId
      },
    },
  )
}

/** A typed text with its times: those of captions, or of lines that begin with one. */
function firstText(given: string) {
  const captions = /^\ufeff?WEBVTT(?:[ \t\n]|$)/.test(given) ? readSubtitles(given) : null
  const { text, cues, spans } = captions?.cues.length ? captions : { text: given, ...timesIn(given) }
  return {
    ...{ text, spans, locators: locatorsOf(cues, 'timestamp') },
    moved: (range: { start: number; end: number }) => range,
  }
}

async function corrected(
  who: string,
  basis: Basis,
  { compared, ...edit }: { start: number; end: number; text: string; compared: boolean },
) {
  if (edit.start > edit.end || edit.end > basis.text.length)
    throw new Invalid({ text: message('relocation.text.range') })
  const text = edited(basis.text, edit)
  const moved = await moverAside(who, basis.text, edit)
  const known = { origin: basis.origin, spans: spansSchema.parse(basis.spans) }
  const marked = withMachineRead(known, basis.text.length).map((span) => ({ ...span, ...moved(span) }))
  const range = { start: edit.start, end: edit.start + edit.text.length }
  const spans = compared ? withoutMachineRead(marked, range) : marked
  if (text === basis.text && (!compared || canonicalJson(spans) === canonicalJson(marked)))
    throw new Invalid({ text: message('relocation.text.unchanged') })
  return {
    ...{ text, moved },
    spans,
    locators: locatorsSchema.parse(basis.locators).map((page) => ({ ...page, ...moved(page) })),
  }
}

/** Makes others who change this copy wait, and notes that its text contains words of the actor. */
async function joinText(tx: Tx, actor: Actor, holdingId: string) {
  const [copy] = await tx.$queryRaw<{ contributors: unknown }[]>`
    SELECT contributors FROM "Holding" WHERE id = ${holdingId}::uuid FOR NO KEY UPDATE`
  const contributors = joined(storedContributors(copy?.contributors ?? {}), ['text'], [actor.id])
  await tx.holding.update({ where: { id: holdingId }, data: { contributors }, select: { id: true } })
}

/**
 * What is masked in the old text is masked in the new one, from the same moment on; where the words were removed, every place that has them still, or
 * again.
 */
export async function repeatMasks(tx: Tx, { sha256, text }: Basis, textLayerId: string, moved: Mover) {
  const { sha256: textSha256, text: now } = await tx.textLayer.findUniqueOrThrow({
    where: { id: textLayerId },
    select: { sha256: true, text: true },
  })
  // Masks apply to every text with the same hash.
  if (textSha256 === sha256) return
  const masks = await tx.mask.findMany({ where: { textSha256: sha256, liftedAt: null } })
  await tx.mask.createMany({
    data: await inTurns(masks, ({ id, kind, reason, memberId, repeatsId, start, end }) => {
      const mask = { textLayerId, textSha256, kind, reason, memberId, repeatsId: repeatsId ?? id }
      return placesInOther({ start, end }, text, now, moved).map((range) => ({ ...mask, ...range }))
    }),
  })
}
