import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { allBy } from '@/lib/contributions/contributors'
import { db, isReferenced, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { sha256 } from '@/lib/hashing'
import { type Staged, stage } from '@/lib/holdings/storage'
import { parseId, parseInput } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { type Extraction, extractText, MAX_TEXT } from './extract'
import { reportMessages } from './extraction-report'
import { addMediaFile, dropUnusedBytes, lockBytes } from './media-files'
import { descriptionFields, type NewHolding, type NewText, newHoldingSchema, newTextSchema } from './schema'
import { concealedKinds, type LayerSpan } from './spans'

export type AddedHolding = {
  id: string
  textLayerId: string
  /** UTF-16 units of its text. */
  length: number
  pages: number
  sha256: string
  /** Notes for the editor about how the text was read. */
  notices: Message[]
}

/**
 * Adds a copy to a source from a stream of bytes: stores them once under their SHA-256 and reads their text into an immutable layer with its
 * pages. On any failure neither rows nor bytes remain. `Invalid` on `file` for a file that can't be read completely, `Conflict` with `{ id }`
 * when this source already has the same bytes. Text that was `pasted` is always plain text.
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
    const extraction = await extractText(staged.path, described.filename, { pasted, who: actor.id })
    const isTyped = pasted || extraction.mediaType === 'text/plain'
    return await keep(actor, source, described, staged, { ...extraction, isTyped })
  } finally {
    await staged.discard()
  }
}

/** Adds a copy from a pasted or typed text; its bytes are the text as UTF-8. Otherwise like `addHolding`, with `Invalid` on `text`. */
export async function addTextHolding(actor: Actor, sourceId: string, input: NewText): Promise<AddedHolding> {
  demand(actor, 'writeAll')
  const source = await demandSource(sourceId)
  const { text: given, ...described } = parseInput(newTextSchema, input)
  const text = given.replaceAll(/\r\n?/g, '\n')
  if (text.length > MAX_TEXT)
    throw new Invalid({ text: message('holdings.errors.tooLong', { maximum: MAX_TEXT }) })
  const staged = await stage(chunksOf(text))
  try {
    const report = {
      reader: 'text',
      pages: 0,
      characters: text.length,
      encoding: { name: 'utf-8', basis: 'UTF8' as const },
      findings: [],
    }
    const read = { mediaType: 'text/plain' as const, text, pages: [], spans: [], report, isTyped: true }
    return await keep(actor, source, described, staged, read)
  } finally {
    await staged.discard()
  }
}

async function* chunksOf(text: string) {
  yield new TextEncoder().encode(text)
}

/** The source that the copy will belong to: for a merged entry, the source it was merged into. */
async function demandSource(sourceId: string): Promise<string> {
  const source = await db.source.findUnique({
    where: { id: parseId(sourceId) },
    select: { id: true, mergedIntoId: true },
  })
  if (!source) throw new NotFound(message('holdings.errors.sourceGone'))
  return source.mergedIntoId ?? source.id
}

async function keep(
  actor: Actor,
  sourceId: string,
  { language, origin, obtainedOn, ...described }: z.output<typeof newHoldingSchema>,
  staged: Staged,
  { text, pages, spans, mediaType, report, isTyped }: Omit<Extraction, 'origin'> & { isTyped: boolean },
): Promise<AddedHolding> {
  const { sha256: hash } = staged
  try {
    return await transactionAs(actor, async (tx) => {
      await lockBytes(tx, hash)
      const existing = await tx.holding.findFirst({ where: { sourceId, sha256: hash }, select: { id: true } })
      if (existing) throw new Conflict(message('holdings.errors.sameBytes'), existing)
      await addMediaFile(tx, staged, mediaType)
      const holding = await tx.holding.create({
        data: {
          ...described,
          obtainedOn: dayOf(obtainedOn),
          sourceId,
          sha256: hash,
          contributors: contributorsOfNew(actor, isTyped || origin === 'HUMAN'),
          createdById: actor.id,
        },
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
          spans,
          report,
          locators: pages.map(({ label, start, end }) => ({ label: 'page', value: label, start, end })),
        },
        select: { id: true },
      })
      await maskConcealed(tx, actor, { id: layer.id, sha256: sha256(text) }, spans)
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
        notices: reportMessages(report),
      }
    })
  } catch (error) {
    await dropUnusedBytes(hash)
    if (isReferenced(error)) throw new NotFound(message('holdings.errors.sourceGone'))
    throw error
  }
}

/** What the document itself doesn't show is masked until a person decides. */
const maskConcealed = (tx: Tx, actor: Actor, layer: { id: string; sha256: string }, spans: LayerSpan[]) =>
  tx.mask.createMany({
    data: spans
      .filter(({ kind }) => concealedKinds.includes(kind))
      .map(({ start, end }) => ({
        ...{ textLayerId: layer.id, textSha256: layer.sha256, start, end },
        ...{ kind: 'PRIVATE' as const, reason: '', memberId: actor.id },
      })),
  })

/** The contributors of a new copy. A text that a member typed is their contribution; one that was read from a file isn't. */
const contributorsOfNew = (actor: Actor, isTyped: boolean) =>
  allBy(['kind', ...descriptionFields, ...(isTyped ? ['text'] : [])], actor.id)

export const dayOf = (iso: string | null) => (iso === null ? null : new Date(`${iso}T00:00:00Z`))
