import { type Folded, fold, locate, type Span } from '@/lib/quotation'

export type Sought = { exact: string; prefix: string; suffix: string }

/** Where words stand in a better copy: in exactly one place and between the same words, or as a person must decide. */
export type Searched =
  | { outcome: 'FOUND'; place: Span }
  | { outcome: 'NOT_FOUND' | 'SEVERAL'; candidates: Span[] }

const MOST = 10

/**
 * Looks for a passage of one copy in the text of another, by the engine that compares quotations. FOUND only where the words stand exactly
 * (after folding) in one place and the words around them fit; whatever is merely alike is a candidate for a person, and never chosen.
 * Looking for what is alike takes long; without `guesses` it is left out.
 */
export function searchIn(layer: Folded, { exact, prefix, suffix }: Sought, guesses = true): Searched {
  if (!guesses && !layer.folded.includes(fold(exact).folded)) return { outcome: 'NOT_FOUND', candidates: [] }
  const found = locate(exact, layer, { prefix, suffix })
  if (found.status === 'ORPHAN' || found.status === 'NOT_FOUND') {
    const outcome = found.reason === 'SEVERAL_PLACES' ? 'SEVERAL' : 'NOT_FOUND'
    return { outcome, candidates: found.candidates.slice(0, MOST) }
  }
  const [start, end] = [found.parts[0]?.start ?? 0, found.parts.at(-1)?.end ?? 0]
  // A passage may hold dots or brackets that in a quotation would stand for words left out: here they are words like any other.
  const isWhole = fold(layer.original.slice(start, end)).folded === fold(exact).folded
  return found.status === 'FOUND' && isWhole
    ? { outcome: 'FOUND', place: { start, end } }
    : { outcome: 'NOT_FOUND', candidates: [{ start, end }] }
}
