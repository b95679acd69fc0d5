import { type LayerSpan, spanKinds } from '@/lib/holdings/spans'

/** A text with spans, written as "613⟦NOTE_MARKER 4⟧ people". */
export function marked(written: string): { text: string; spans: LayerSpan[] } {
  const spans: LayerSpan[] = []
  let text = ''
  for (const [piece, name, content] of written.matchAll(/⟦(\w+) ([^⟧]*)⟧|[^⟦]+/g)) {
    const kind = spanKinds.find((known) => known === name)
    const words = content ?? piece
    if (kind) spans.push({ kind, start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, spans }
}
