import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { z } from 'zod'
import type { Figure } from '@/lib/figures/schema'
import type { Person } from '@/lib/records/people'
import type { RecordContent } from '@/lib/records/schema'
import { type DocumentJson, emptyDocument } from '@/lib/text'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isBody = (value: unknown): value is DocumentJson =>
  isObject(value) && 'type' in value && value.type === 'doc' && 'content' in value

/** A block that didn't change is the same object after an edit, so only the edited one is written again. */
const written = new WeakMap<Node, unknown>()

function jsonOf(block: Node): unknown {
  const json: unknown = written.get(block) ?? block.toJSON()
  written.set(block, json)
  return json
}

/**
 * The text of the editor as JSON, which must not be changed: unchanged blocks are the same objects in each text. The editor has the schema of the
 * record, so only the shape is checked.
 */
export function bodyOf({ state: { doc } }: Pick<Editor, 'state'>): DocumentJson {
  const json: unknown = { type: doc.type.name, content: doc.children.map(jsonOf) }
  return isBody(json) ? json : emptyDocument()
}

const encoder = new TextEncoder()
const comma = encoder.encode(',')
/** The JSON of blocks that were written before, as bytes. */
const bytesOfBlocks = new WeakMap<object, Uint8Array>()

function bytesOf(block: object): Uint8Array {
  const bytes = bytesOfBlocks.get(block) ?? encoder.encode(JSON.stringify(block))
  bytesOfBlocks.set(block, bytes)
  return bytes
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/**
 * The JSON of an object with a content, as UTF-8. Blocks that are the same objects as in a text before aren't written again, so that a long text can
 * be kept while someone types.
 */
export function bytesWithContent(
  object: object,
  { body, ...content }: RecordContent,
): Uint8Array<ArrayBuffer> {
  const { content: blocks, ...rest } = body
  const empty = JSON.stringify({ ...object, content: { ...content, body: { ...rest, content: [] } } })
  // The blocks are the end of it.
  const end = ']}}}'
  return joined([
    encoder.encode(empty.slice(0, -end.length)),
    ...blocks.flatMap((block, index) => (index === 0 ? [bytesOf(block)] : [comma, bytesOf(block)])),
    encoder.encode(end),
  ])
}

type Shown = Pick<Editor, 'state'> & { readonly view: Pick<EditorView, 'dispatch'> }

/** Shows this body in the editor. Replaces only what differs, so that the cursor keeps its position, and raises no update. */
export function showBody({ state, view }: Shown, body: DocumentJson): void {
  const { doc, tr, schema } = state
  const next = schema.nodeFromJSON(body)
  const start = doc.content.findDiffStart(next.content)
  const end = doc.content.findDiffEnd(next.content)
  if (start === null || end === null) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
  view.dispatch(tr.setMeta('preventUpdate', true).setMeta('addToHistory', false))
}

/**
 * The shape of a record's content without its rules: for text that this browser kept or the server returned, which must be shown even when
 * it breaks a rule of the record.
 */
export const contentShape = z.object({
  title: z.string(),
  titleIsSupplied: z.literal(true).optional(),
  summary: z.string(),
  language: z.string(),
  contentWarning: z.string().nullable(),
  warningIsNotice: z.literal(true).optional(),
  fields: z.record(z.string(), z.unknown()),
  body: z.custom<DocumentJson>(isBody),
  figures: z.array(z.custom<Figure>(isObject)),
  people: z.array(z.custom<Person>(isObject)).default([]),
}) satisfies z.ZodType<RecordContent>
