import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { changed, edited, editOf } from '@/lib/review/corrections/body'
import type { DocumentJson, NodeJson } from '@/lib/text'
import { proseOf } from '@/lib/text/characters'
import { walk, wordsOf } from '@/lib/text/walk'
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

type Place = { block: NodeJson; start: number }

function occurrences(words: string, exact: string): number[] {
  const found: number[] = []
  for (let at = words.indexOf(exact); at >= 0 && found.length < 50; at = words.indexOf(exact, at + 1))
    found.push(at)
  return found
}

/**
 * The one place of an anchor in a body: the text block and the offset in its plain text. Where its words occur more than once, the text around
 * them decides. Null where it is gone, or where two places fit: nothing is chosen silently.
 */
export function placeOf(body: DocumentJson, { exact, prefix, suffix }: Anchor): Place | null {
  const places: Place[] = []
  walk(body, (node) => {
    if (!hasText(node)) return
    for (const start of occurrences(wordsOf(node), exact)) places.push({ block: node, start })
  })
  if (places.length < 2) return places[0] ?? null
  const fitting = places.filter(({ block, start }) => {
    const words = wordsOf(block)
    return words.slice(0, start).endsWith(prefix) && words.slice(start + exact.length).startsWith(suffix)
  })
  return fitting.length === 1 ? (fitting[0] ?? null) : null
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
