/** A word of a text with its place in UTF-16 units, and the form by which two words count as the same: without case and accents. */
export type Word = { key: string; start: number; end: number }

const keyOf = (word: string) =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i')

/** The words of a text in their order; punctuation and apostrophes part them. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    key: keyOf(word),
    start: index,
    end: index + word.length,
  }))

/** "Family, Given" is written "Given Family" in a sentence. */
export function formsOf(name: string): string[] {
  const turned = /^([^,]+),([^,]+)$/.exec(name)
  return turned ? [name, `${turned[2]} ${turned[1]}`] : [name]
}

/** Where these words first name somebody who is called by one of these names; null where they do not. */
export function placeOfName(
  words: readonly Word[],
  names: readonly string[],
): { start: number; end: number } | null {
  for (const name of names.flatMap(formsOf)) {
    const keys = wordsIn(name).map(({ key }) => key)
    if (keys.length === 0) continue
    const at = words.findIndex((_, index) => keys.every((key, offset) => words[index + offset]?.key === key))
    const [first, last] = [words[at], words[at + keys.length - 1]]
    if (first && last) return { start: first.start, end: last.end }
  }
  return null
}
