import 'server-only'
import type { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { allBy } from '@/lib/contributions/contributors'
import { dateOfDay } from '@/lib/dates/days'
import { isReferenced, type Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { readableAmong } from '@/lib/holdings/access'
import { type Message, message } from '@/lib/messages/message'
import type { Staged } from '@/lib/storage/stored-files'
import type { Extraction } from './extract'
import { recordingKind } from './extract/media-type'
import { reportMessages } from './extraction-report'
import { addMediaFile, lockBytes, sentBefore } from './media-files'
import { locatorsOf } from './printed-pages'
import { isRecordingKind } from './recording-kinds'
import { descriptionFields, type newHoldingSchema } from './schema'
import { addLayer } from './text-layer'

export type AddedHolding = {
  id: string
  /** Null for a copy without text: a picture, a recording, a scan. */
  textLayerId: string | null
  /** UTF-16 units of its text. */
  length: number
  pages: number
  sha256: string
  /** Notes for the editor about how the text was read. */
  notices: Message[]
  /** Copies of their own that came with it. */
  attached: string[]
}

/** The description of a copy, and the letter that it came with. */
export type Described = z.output<typeof newHoldingSchema> & { cameWithId?: string }

/**
 * Stores a copy whose text was read: its row, its text with spans and report, masks on what the document itself doesn't show, and its event, in one
 * transaction, after the bytes are in the store. On any failure neither rows nor bytes remain. `Conflict` with `{ id }` when this source
 * already has the same bytes.
 */
export async function keepCopy(
  actor: Actor,
  sourceId: string,
  { language, origin, obtainedOn, ...described }: Described,
  staged: Staged,
  {
    text,
    pages,
    locator,
    spans,
    mediaType,
    report,
    isTyped,
    origin: found,
  }: Omit<Extraction, 'origin' | 'attached'> & { isTyped: boolean; origin?: Extraction['origin'] },
): Promise<AddedHolding> {
  demand(actor, 'writeAll')
  const recording = recordingKind(mediaType)
  if (
    (recording ?? described.kind) !== described.kind ||
    (recording === null && isRecordingKind(described.kind))
  )
    throw new Invalid({ kind: message('holdings.errors.otherKind') })
  const { sha256: hash } = staged
  try {
    return await sentBefore(staged, () =>
      transactionAs(actor, async (tx) => {
        await lockBytes(tx, hash)
        const same = await tx.holding.findMany({
          where: { sha256: hash },
          select: { id: true, sourceId: true, source: { select: { title: true } } },
        })
        const existing = same.find((copy) => copy.sourceId === sourceId)
        if (existing) throw new Conflict(message('holdings.errors.sameBytes'), { id: existing.id })
        await addMediaFile(tx, staged, mediaType)
        const holding = await tx.holding.create({
          data: {
            ...described,
            obtainedOn: dateOfDay(obtainedOn),
            sourceId,
            sha256: hash,
            contributors: contributorsOfNew(actor, isTyped || origin === 'HUMAN'),
            createdById: actor.id,
          },
          select: { id: true },
        })
        const locators = locatorsOf(pages, locator)
        // A machine-read text is labelled as such, whatever was chosen.
        const textOrigin = found === 'OCR' ? 'OCR' : origin
        const layer = { holdingId: holding.id, origin: textOrigin, language, text, spans, report, locators }
        const textLayerId = text === '' ? null : await addLayer(tx, actor, layer)
        await recordEvent(tx, {
          actor,
          action: 'holding.add',
          subjectType: 'holding',
          subjectId: holding.id,
          detail: { sourceId, sha256: hash, kind: described.kind },
        })
        return {
          id: holding.id,
          textLayerId,
          length: text.length,
          pages: report.pages,
          sha256: hash,
          notices: [
            ...(await elsewhere(tx, actor, same)),
            ...(text === '' ? [message('holdings.add.noText')] : []),
            ...reportMessages(report),
          ],
          attached: [],
        }
      }),
    )
  } catch (error) {
    if (isReferenced(error)) throw new NotFound(message('holdings.errors.sourceGone'))
    throw error
  }
}

type SameBytes = { id: string; sourceId: string; source: { title: string } }

/** Points out that other sources, as far as the actor can read their copies, have the same bytes. */
async function elsewhere(tx: Tx, actor: Actor, copies: readonly SameBytes[]): Promise<Message[]> {
  if (copies.length === 0) return []
  const readable = await readableAmong(
    tx,
    actor,
    copies.map(({ id }) => id),
  )
  const titles = new Map(
    copies.filter(({ id }) => readable.has(id)).map(({ sourceId, source }) => [sourceId, source.title]),
  )
  const [title] = titles.values()
  return title === undefined ? [] : [message('holdings.elsewhere', { count: titles.size, title })]
}

/** The contributors of a new copy. A text that a member typed is their contribution; one that was read from a file isn't. */
const contributorsOfNew = (actor: Actor, isTyped: boolean) =>
  allBy(['kind', ...descriptionFields, ...(isTyped ? ['text'] : [])], actor.id)
