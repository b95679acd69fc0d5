import type { SearchWord } from './words'

/** Pairs have 2^20 numbers: few enough for a small index, enough that hardly any record has a number by chance. */
const BITS = 20

/** The number of two folded words in a row (FNV-1a). */
export function pairNumber(one: string, other: string): number {
  let hash = 0x811c9dc5
  for (const word of [one, ' ', other])
    for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> BITS)) & ((1 << BITS) - 1)
}

/** True for words whose pair is numbered: in a row, in scripts that have spaces. */
const isPair = (one: SearchWord, other: SearchWord) =>
  !one.isDense && !other.isDense && other.at - one.at === 1

const numbersOf = (one: readonly string[], other: readonly string[]) =>
  one.flatMap((first) => other.map((second) => pairNumber(first, second)))

/**
 * The numbers of all pairs of words in a row, in any of their forms, each once. A text that has a phrase has the numbers of its pairs; one that
 * has the numbers almost always has the pairs.
 */
export function pairsIn(words: readonly SearchWord[]): Set<number> {
  const pairs = new Set<number>()
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]
    if (next && isPair(word, next)) for (const number of numbersOf(word.forms, next.forms)) pairs.add(number)
  }
  return pairs
}

/** For each pair of a phrase, numbers; a text must have one of them. `formsOf` gives the forms by which a word is asked for. */
export const askedPairs = (
  words: readonly SearchWord[],
  formsOf: (word: SearchWord) => readonly string[],
): number[][] =>
  words.flatMap((word, index) => {
    const next = words[index + 1]
    return next && isPair(word, next) ? [numbersOf(formsOf(word), formsOf(next))] : []
  })
