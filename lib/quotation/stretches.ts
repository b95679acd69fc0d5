import { diffArrays } from 'diff'
import type { Token } from './tokens'

/** A stretch of token indices on both sides: the same words, or not. */
export interface Stretch {
  same: boolean
  quotation: [from: number, to: number]
  passage: [from: number, to: number]
}

/** With more changed tokens than this, two texts are different; the middle then counts as one changed stretch. */
const mostChanges = 1000

const matches = (quotation: Token, passage: Token) => {
  const { fixed } = quotation
  if (!fixed) return quotation.key === passage.key
  const text = passage.text
  return (
    text.length >= fixed.prefix.length + fixed.suffix.length &&
    text.startsWith(fixed.prefix) &&
    text.endsWith(fixed.suffix)
  )
}

/**
 * Divides two lists of tokens into alternating stretches of same and changed tokens, in order, without gaps. Repeated words are matched at
 * the ends or, with `openEnd`, at their first position.
 */
export function stretchesOf(
  quotation: readonly Token[],
  passage: readonly Token[],
  openEnd = false,
): Stretch[] {
  let head = 0
  while (head < quotation.length && head < passage.length && sameAt(quotation, passage, head, head)) head += 1
  let tail = 0
  while (
    !openEnd &&
    tail < Math.min(quotation.length, passage.length) - head &&
    sameAt(quotation, passage, quotation.length - 1 - tail, passage.length - 1 - tail)
  )
    tail += 1
  const stretches: Stretch[] = []
  const push = (same: boolean, quoted: number, held: number) => {
    const last = stretches.at(-1)
    const from: [number, number] = [last?.quotation[1] ?? 0, last?.passage[1] ?? 0]
    if (quoted === 0 && held === 0) return
    if (last?.same === same) {
      last.quotation[1] += quoted
      last.passage[1] += held
    } else
      stretches.push({ same, quotation: [from[0], from[0] + quoted], passage: [from[1], from[1] + held] })
  }
  push(true, head, head)
  const middle = [
    quotation.slice(head, quotation.length - tail),
    passage.slice(head, passage.length - tail),
  ] as const
  const changes = diffArrays([...middle[0]], [...middle[1]], {
    comparator: matches,
    maxEditLength: mostChanges,
  })
  if (!changes) push(false, middle[0].length, middle[1].length)
  for (const change of changes ?? []) {
    const count = change.value.length
    if (change.added) push(false, 0, count)
    else if (change.removed) push(false, count, 0)
    else push(true, count, count)
  }
  push(true, tail, tail)
  return stretches
}

function sameAt(quotation: readonly Token[], passage: readonly Token[], at: number, other: number): boolean {
  const one = quotation[at]
  const two = passage[other]
  return one !== undefined && two !== undefined && matches(one, two)
}
