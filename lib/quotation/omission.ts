import type { Item } from './classify'
import type { DifferenceClass, QuotedSpan } from './difference'
import type { Folded } from './fold'
import type { Language } from './language'

/** Words beside a cut that can change the meaning of the kept text. */
export type CutSign = Extract<DifferenceClass, 'NEGATION' | 'HEDGE_OR_ATTRIBUTION' | 'NUMBER'> | 'CONTRAST'

/** Passage words that a quotation leaves out openly. */
export interface Omission {
  passage: QuotedSpan
  /** The signs among the six words nearest to each cut, within the omission. */
  signs: CutSign[]
}

/** The distance from a cut at which a word still affects the kept text. */
export const nearCut = 6

interface PassageItems {
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

/** The omission that spans the passage tokens from one index to another; `null` when there are none. */
export function omissionBetween(
  { passage, held, language }: PassageItems,
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
    passage: { ...span, text: passage.textOf(span) },
    signs: signsOf(near, language),
  }
}
