import type { Item } from './classify'
import type { DifferenceClass, QuotedSpan } from './difference'
import type { Folded } from './fold'
import type { Language } from './language'

/** Words beside a cut that may turn the meaning of what was kept. */
export type CutSign = Extract<DifferenceClass, 'NEGATION' | 'HEDGE_OR_ATTRIBUTION' | 'NUMBER'> | 'CONTRAST'

/** Passage words that a quotation leaves out openly. */
export interface Omission {
  passage: QuotedSpan
  /** What stands among the six words nearest to each cut, within the omission. */
  signs: CutSign[]
}

/** How far from a cut a word still bears on what was kept. */
export const nearCut = 6

interface Held {
  passage: Folded
  held: Item[]
  language: Language
}

/** The signs among items, each once. */
export function signsOf(items: readonly Item[], language: Language): CutSign[] {
  const signs = items.flatMap(
    (item) => [item.sense, language.contrasts.has(item.token.key) ? 'CONTRAST' : null] as const,
  )
  return [...new Set(signs.filter((sign) => sign !== null))]
}

/** The omission that spans the passage tokens from one index to another; `null` when it holds none. */
export function omissionBetween(
  { passage, held, language }: Held,
  from: number,
  to: number,
): Omission | null {
  const left = held.slice(from, to)
  const first = left[0]
  const last = left.at(-1)
  if (!first || !last) return null
  const span = passage.toOriginalSpan(first.token.start, last.token.end)
  const near = left.filter((_, index) => index < nearCut || index >= left.length - nearCut)
  return {
    passage: { ...span, text: passage.original.slice(span.start, span.end) },
    signs: signsOf(near, language),
  }
}
