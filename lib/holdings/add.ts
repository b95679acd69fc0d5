import 'server-only'
import { Readable } from 'node:stream'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { stage } from '@/lib/storage/stored-files'
import type { EncodingName } from './encodings'
import { type Extraction, extractText, type MediaType } from './extract'
import type { Attached } from './extract/from-letter'
import type { Running } from './extract/run'
import type { ExtractionReport } from './extraction-report'
import { type AddedHolding, type Described, keepCopy } from './keep'
import { type NewHolding, newHoldingSchema } from './schema'

/** Types of files that people write by hand. Their text is a contribution of the member who adds them. */
const typedTypes: readonly MediaType[] = ['text/plain', 'text/vtt', 'application/x-subrip']

type Adding = Running & { pasted?: boolean; encoding?: EncodingName | null }

/**
 * Adds a copy to a source from a stream of bytes: stores them once under their SHA-256 and reads their text into an immutable layer with its
 * pages. On any failure neither rows nor bytes remain. `Invalid` on `file` for a file that can't be read completely, on `encoding` for a text
 * whose encoding a person must choose, `Conflict` with `{ id }`
 * when this source already has the same bytes. Text that was `pasted` is always plain text. `signal` ends it before anything is stored.
 */
export async function addHolding(
  actor: Actor,
  sourceId: string,
  input: NewHolding,
  bytes: AsyncIterable<Uint8Array>,
  { pasted = false, encoding = null, ...running }: Adding = {},
): Promise<AddedHolding> {
  demand(actor, 'writeAll')
  const source = await demandSource(sourceId)
  const described = parseInput(newHoldingSchema, input)
  const staged = await stage(bytes)
  try {
    const asked = { pasted, encoding, who: actor.id, ...running }
    const extraction = await extractText(staged.path, described.filename, asked)
    const isTyped = pasted || typedTypes.includes(extraction.mediaType)
    const { attached, ...letter } = extraction
    const read = await Promise.all(attached.map((file, index) => readAttached(actor, file, index)))
    const [kept, leftOut] = [read.filter((one) => one !== null), read.filter((one) => one === null).length]
    const report = withLeftOut(letter.report, leftOut)
    running.signal?.throwIfAborted()
    const added = await keepCopy(actor, source, withCapture(described, report), staged, {
      ...letter,
      report,
      isTyped,
    })
    for (const { file, ...extracted } of kept) {
      const copy = await keepAttached(actor, source, { ...described, cameWithId: added.id }, file, extracted)
      if (copy) added.attached.push(copy.id)
    }
    return added
  } finally {
    await staged.discard()
  }
}

type ReadAttached = Omit<Extraction, 'attached'> & { file: Attached }

/** The text of an attachment; null for one that can't be read. What is attached to an attachment isn't read. */
async function readAttached(
  actor: Actor,
  { name, bytes }: Attached,
  index: number,
): Promise<ReadAttached | null> {
  const file = {
    name:
      name
        .replace(/^.*[/\\]/, '')
        .slice(-255)
        .trim() || `attachment-${index + 1}`,
    bytes,
  }
  try {
    const { attached, ...read } = await extractText(bytes, file.name, { who: actor.id })
    return { file, ...read, report: withLeftOut(read.report, attached.length) }
  } catch (error) {
    if (error instanceof Invalid) return null
    throw error
  }
}

/** A saved web page says itself where and when it was obtained; what an editor entered stays. */
function withCapture(described: Described, { capture }: ExtractionReport): Described {
  if (!capture) return described
  return {
    ...described,
    obtainedFrom: described.obtainedFrom || capture.address.slice(0, 300),
    obtainedOn: described.obtainedOn ?? (capture.at.slice(0, 10) || null),
  }
}

function withLeftOut(report: ExtractionReport, count: number): ExtractionReport {
  if (count === 0) return report
  return { ...report, findings: [...report.findings, { kind: 'ATTACHMENTS_LEFT_OUT', count, pages: [] }] }
}

/** Adds an attachment as a copy of the same source; null when the source has the same bytes already. */
async function keepAttached(
  actor: Actor,
  sourceId: string,
  described: Described,
  { name, bytes }: Attached,
  extraction: Omit<Extraction, 'attached'>,
): Promise<AddedHolding | null> {
  const staged = await stage(Readable.from([bytes]))
  try {
    return await keepCopy(actor, sourceId, { ...described, filename: name }, staged, {
      ...extraction,
      isTyped: false,
    })
  } catch (error) {
    if (error instanceof Conflict) return null
    throw error
  } finally {
    await staged.discard()
  }
}

/** The source that the copy will belong to: for a merged entry, the source it was merged into. */
export async function demandSource(sourceId: string): Promise<string> {
  const source = await db.source.findUnique({
    where: { id: parseId(sourceId) },
    select: { id: true, mergedIntoId: true },
  })
  if (!source) throw new NotFound(message('holdings.errors.sourceGone'))
  return source.mergedIntoId ?? source.id
}
