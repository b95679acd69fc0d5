import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { db, isRestedOn, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { removeBytes, type Staged, stage } from '@/lib/holdings/storage'
import { type Given, parseId, parseInput } from '@/lib/input'
import { type Extraction, extractText, MAX_TEXT } from './extract'
import { getHolding, holdingRests } from './queries'
import { descriptionSchema, type NewHolding, type NewText, newHoldingSchema, newTextSchema } from './schema'

export type AddedHolding = {
  id: string
  textLayerId: string
  /** UTF-16 units of its text. */
  length: number
  pages: number
  sha256: string
  /** What the editor should know of how the text was read, one sentence each. */
  notices: string[]
}

/**
 * Adds a copy to a source from a stream of bytes: kept once under their SHA-256, their text read into an immutable layer with its pages.
 * All or nothing: whatever fails, neither rows nor bytes stay. `Invalid` on `file` for what cannot be read whole, `Conflict` with
 * `{ id }` when this source has the same bytes already. What was `pasted` is plain text, whatever it looks like.
 */
export async function addHolding(
  actor: Actor,
  sourceId: string,
  input: NewHolding,
  bytes: AsyncIterable<Uint8Array>,
  { pasted = false } = {},
): Promise<AddedHolding> {
  demand(actor, 'writeAll')
  const source = await demandSource(sourceId)
  const described = parseInput(newHoldingSchema, input)
  const staged = await stage(bytes)
  try {
    const extraction = await extractText(staged.path, described.filename, { pasted })
    return await keep(actor, source, described, staged, extraction)
  } finally {
    await staged.discard()
  }
}

/** Adds a copy from text that was pasted or typed; its bytes are the text as UTF-8. Otherwise as `addHolding`, with `Invalid` on `text`. */
export async function addTextHolding(actor: Actor, sourceId: string, input: NewText): Promise<AddedHolding> {
  demand(actor, 'writeAll')
  const source = await demandSource(sourceId)
  const { text: given, ...described } = parseInput(newTextSchema, input)
  const text = given.replaceAll(/\r\n?/g, '\n')
  if (text.length > MAX_TEXT)
    throw new Invalid({
      text: `This is more than ${MAX_TEXT.toLocaleString('en')} characters. Add it in parts.`,
    })
  const staged = await stage(chunksOf(text))
  try {
    const read = { mediaType: 'text/plain' as const, text, pages: [], notices: [] }
    return await keep(actor, source, described, staged, read)
  } finally {
    await staged.discard()
  }
}

async function* chunksOf(text: string) {
  yield new TextEncoder().encode(text)
}

/** The source that the copy will belong to: where the one named was merged into another, that other. */
async function demandSource(sourceId: string): Promise<string> {
  const source = await db.source.findUnique({
    where: { id: parseId(sourceId) },
    select: { id: true, mergedIntoId: true },
  })
  if (!source) throw new NotFound('This source is gone.')
  return source.mergedIntoId ?? source.id
}

/** Until the transaction ends, nobody else adds or removes these bytes. */
const lockBytes = (tx: Tx, hash: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`media ${hash}`}, 0))`

async function keep(
  actor: Actor,
  sourceId: string,
  { language, origin, obtainedOn, ...described }: z.output<typeof newHoldingSchema>,
  staged: Staged,
  { text, pages, mediaType, notices }: Omit<Extraction, 'origin'>,
): Promise<AddedHolding> {
  const { sha256: hash, size } = staged
  try {
    return await transaction(async (tx) => {
      await lockBytes(tx, hash)
      const held = await tx.holding.findFirst({ where: { sourceId, sha256: hash }, select: { id: true } })
      if (held) throw new Conflict('This source has a copy with exactly these bytes already.', held)
      await tx.mediaFile.createMany({ data: [{ sha256: hash, size, mediaType }], skipDuplicates: true })
      const holding = await tx.holding.create({
        data: { ...described, obtainedOn: dayOf(obtainedOn), sourceId, sha256: hash, createdById: actor.id },
        select: { id: true },
      })
      const layer = await tx.textLayer.create({
        data: {
          holdingId: holding.id,
          origin,
          language,
          text,
          length: text.length,
          sha256: sha256(text),
          locators: pages.map(({ label, start, end }) => ({ label: 'page', value: label, start, end })),
        },
        select: { id: true },
      })
      await staged.keep()
      await recordEvent(tx, {
        actor,
        action: 'holding.add',
        subjectType: 'holding',
        subjectId: holding.id,
        detail: { sourceId, sha256: hash, kind: described.kind },
      })
      return {
        id: holding.id,
        textLayerId: layer.id,
        length: text.length,
        pages: pages.length,
        sha256: hash,
        notices,
      }
    })
  } catch (error) {
    await dropUnheld(hash)
    if (isRestedOn(error)) throw new NotFound('This source is gone.')
    throw error
  }
}

const dayOf = (iso: string | null) => (iso === null ? null : new Date(`${iso}T00:00:00Z`))

/** Takes bytes from the disk that no row holds. */
export const dropUnheld = (hash: string) =>
  transaction(async (tx) => {
    await lockBytes(tx, hash)
    if ((await tx.mediaFile.count({ where: { sha256: hash } })) === 0) await removeBytes(hash)
  })

type Description = Given<typeof descriptionSchema>

/**
 * Corrects where a copy came from and what may be done with it; the copy and its text stay as they are. `was` is the description that
 * the editor saw: when another stands meanwhile, `Conflict` with it.
 */
export async function describeHolding(actor: Actor, holdingId: string, was: Description, input: Description) {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  const columns = (description: Description) => {
    const { obtainedOn, ...rest } = parseInput(descriptionSchema, description)
    return { ...rest, obtainedOn: dayOf(obtainedOn) }
  }
  const data = columns(input)
  await transaction(async (tx) => {
    const { count } = await tx.holding.updateMany({ where: { id, ...columns(was) }, data })
    if (count === 0) {
      const { obtainedFrom, obtainedOn, rights, shown, note } = await getHolding(actor, id)
      const day = obtainedOn?.toISOString().slice(0, 10) ?? ''
      const current = { obtainedFrom, obtainedOn: day, rights, shown, note }
      throw new Conflict('Somebody else changed this description meanwhile.', current)
    }
    await recordEvent(tx, { actor, action: 'holding.describe', subjectType: 'holding', subjectId: id })
  })
}

/** Deletes a copy with its text, unless a passage or a verdict rests on it: then `Conflict` with the list. */
export async function deleteHolding(actor: Actor, holdingId: string): Promise<void> {
  demand(actor, 'writeAll')
  const id = parseId(holdingId)
  try {
    const hash = await transaction(async (tx) => {
      const holding = await tx.holding.findUnique({ where: { id }, select: { sha256: true, sourceId: true } })
      if (!holding) throw new NotFound()
      await lockBytes(tx, holding.sha256)
      await tx.textLayer.deleteMany({ where: { holdingId: id } })
      await tx.holding.delete({ where: { id } })
      if ((await tx.holding.count({ where: { sha256: holding.sha256 } })) === 0)
        await tx.mediaFile.delete({ where: { sha256: holding.sha256 } })
      await recordEvent(tx, {
        actor,
        action: 'holding.delete',
        subjectType: 'holding',
        subjectId: id,
        detail: holding,
      })
      return holding.sha256
    })
    await dropUnheld(hash)
  } catch (error) {
    if (!isRestedOn(error)) throw error
    throw new Conflict('Something rests on this copy, so it stays.', await holdingRests(actor, id))
  }
}
