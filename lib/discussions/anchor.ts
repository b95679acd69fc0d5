import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { changed, edited, editOf } from '@/lib/review/corrections/body'
import type { DocumentJson, NodeJson } from '@/lib/text'
import { proseOf } from '@/lib/text/characters'
import { sizeOf, walk, wordsOf } from '@/lib/text/walk'
import { ANCHOR_CONTEXT } from './anchor-context'

/** The longest text that a comment or a suggestion is about, in UTF-16 units. */
export const MAX_ANCHOR = 2000

/** A place in the text of a record, by its words and those around it (W3C TextQuoteSelector). It survives any edit elsewhere. */
export const anchorSchema = z.strictObject({
  exact: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(proseOf(MAX_ANCHOR))
    .refine((text) => text !== '', { error: issue('discussions.exactMissing') }),
  prefix: z
    .string()
    .max(ANCHOR_CONTEXT * 2)
    .default(''),
  suffix: z
    .string()
    .max(ANCHOR_CONTEXT * 2)
    .default(''),
})
export type Anchor = z.output<typeof anchorSchema>

const blocks = new Set(['paragraph', 'heading', 'quotation', 'verse', 'turn', 'footnote'])

const hasText = (node: NodeJson) =>
  blocks.has(node.type) &&
  !(node.content ?? []).some((child) => blocks.has(child.type) && child.type !== 'footnote')

type Place = { block: NodeJson; position: number; start: number }
type Block = { block: NodeJson; position: number; words: string }

function occurrences(words: string, exact: string): number[] {
  const found: number[] = []
  for (let at = words.indexOf(exact); at >= 0 && found.length < 50; at = words.indexOf(exact, at + 1))
    found.push(at)
  return found
}

function blocksOf(body: DocumentJson): Block[] {
  const found: Block[] = []
  walk(body, (block, position) => {
    if (hasText(block)) found.push({ block, position, words: wordsOf(block) })
  })
  return found
}

/** Null where the words are gone, or where two places fit: nothing is chosen silently. */
function placeAmong(all: readonly Block[], { exact, prefix, suffix }: Anchor): Place | null {
  const places = all.flatMap((one) => occurrences(one.words, exact).map((start) => ({ ...one, start })))
  if (places.length < 2) return places[0] ?? null
  const fitting = places.filter(
    ({ words, start }) =>
      words.slice(0, start).endsWith(prefix) && words.slice(start + exact.length).startsWith(suffix),
  )
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

/**
 * The one place of an anchor in a body: the text block with ProseMirror's position before it, and the offset in its plain text. Where its words
 * occur more than once, the text around them decides. Null where it is gone, or where two places fit.
 */
export const placeOf = (body: DocumentJson, anchor: Anchor): Place | null =>
  placeAmong(blocksOf(body), anchor)

/** The anchor with the text that is around it in this body; null where `placeOf` is. */
export function inItsText(body: DocumentJson, anchor: Anchor): Anchor | null {
  const place = placeOf(body, anchor)
  if (!place) return null
  const words = wordsOf(place.block)
  const end = place.start + anchor.exact.length
  return {
    exact: anchor.exact,
    prefix: words.slice(Math.max(0, place.start - ANCHOR_CONTEXT), place.start),
    suffix: words.slice(end, end + ANCHOR_CONTEXT),
  }
}

/** ProseMirror's position of each sign in the plain text of a block. */
function signPositions(block: NodeJson, position: number): number[] {
  const positions: number[] = []
  let at = position + 1
  for (const child of block.content ?? []) {
    const { length } = child.type === 'footnote' ? '' : wordsOf(child)
    const written = child.text?.length ?? length
    // What is struck through is written in brackets, which are no letters of the text.
    const ahead = (length - written) / 2
    for (let sign = 0; sign < length; sign += 1)
      positions.push(at + Math.max(0, Math.min(sign - ahead, written - 1)))
    at += sizeOf(child)
  }
  return positions
}

/** A range in ProseMirror's positions. */
export type TextRange = { from: number; to: number }

/** What a suggestion would change: the range that goes, which can be empty, and the text that comes instead. */
export type SuggestedEdit = TextRange & { text: string }

/** The range of each anchor in a body, and what its suggestion would change there; null where `placeOf` is. */
export function rangesOf(
  body: DocumentJson,
  asked: readonly { anchor: Anchor; suggested: string | null }[],
): ((TextRange & { edit: SuggestedEdit | null }) | null)[] {
  const all = asked.length > 0 ? blocksOf(body) : []
  return asked.map(({ anchor, suggested }) => {
    const place = placeAmong(all, anchor)
    if (!place) return null
    const positions = signPositions(place.block, place.position)
    const before = (sign: number) => positions[sign] ?? after(sign)
    const after = (sign: number) => (positions[sign - 1] ?? place.position) + 1
    const end = place.start + anchor.exact.length
    const edit = suggested === null ? null : editOf(anchor.exact, suggested, place.start)
    return {
      from: before(place.start),
      to: after(end),
      edit: edit && {
        from: edit.start === edit.end ? after(edit.end) : before(edit.start),
        to: after(edit.end),
        text: edit.text,
      },
    }
  })
}

/** The anchor of a range within one text block, which begins at `position`. `exact` is empty where the range has no words. */
export function anchorIn(block: NodeJson, position: number, { from, to }: TextRange): Anchor {
  const words = wordsOf(block)
  const positions = signPositions(block, position)
  const start = positions.filter((at) => at < from).length
  const end = positions.filter((at) => at < to).length
  return {
    exact: words.slice(start, end),
    prefix: words.slice(Math.max(0, start - ANCHOR_CONTEXT), start),
    suffix: words.slice(end, end + ANCHOR_CONTEXT),
  }
}

/**
 * The body with other text at the anchor; formatting, citations and footnotes around it stay. Null where the anchor is gone, or where the change
 * would cross a citation, a line break or other formatting.
 */
export function withSuggestion(body: DocumentJson, anchor: Anchor, suggested: string): DocumentJson | null {
  const place = placeOf(body, anchor)
  if (!place) return null
  const edit = editOf(anchor.exact, suggested, place.start)
  return changed(body, (node) => {
    if (node !== place.block) return null
    const content = edited(node.content ?? [], edit)
    return content && [{ ...node, content }]
  })
}
