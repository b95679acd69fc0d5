/** A word of a text with its place in UTF-16 units, and the form by which two words count as the same: without case and accents. */
export type Word = { key: string; start: number; end: number; mayBeName: boolean }

const keyOf = (word: string) =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i')

/** The words of a text in their order; punctuation and apostrophes part them. */
export const findText = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    key: keyOf(word),
    start: index,
    end: index + word.length,
    // In a script without capitals, every word can be a name.
    mayBeName: !/^\p{Ll}/u.test(word),
  }))

/** Letters that a case changes at the end of a name, and most that it adds: "Анна", "Анны"; "Səlimov", "Səlimovun". */
const changing = /[aeiouyəаеёиоуыэюяйьієї]$/u
const ENDING = 5
/** Below this a stem is the beginning of too many words. */
const STEM = 3

/** True when the words can be the same with different endings, in any language. Both come without case and accents. */
export function hasOtherEnding(word: string, key: string): boolean {
  const stem = key.replace(changing, '')
  return stem.length >= STEM && word.startsWith(stem) && word.length <= key.length + ENDING
}

/** True when the word can be this one in another grammatical case, in any language. */
const isFormOf = (word: Word, key: string): boolean =>
  word.key === key || (word.mayBeName && hasOtherEnding(word.key, key))

/** "Family, Given" is written "Given Family" in a sentence. */
export function formsOf(name: string): string[] {
  const turned = /^([^,]+),([^,]+)$/.exec(name)
  return turned ? [name, `${turned[2]} ${turned[1]}`] : [name]
}

/** Every place in the text that names a person by one of these names, as written, in the order of the text. */
export function placesOfName(
  words: readonly Word[],
  names: readonly string[],
): { start: number; end: number }[] {
  const places = names.flatMap(formsOf).flatMap((name) => {
    const keys = findText(name).map(({ key }) => key)
    if (keys.length === 0) return []
    return words.flatMap((first, index) => {
      const last = words[index + keys.length - 1]
      const isHere = keys.every((key, offset) => words[index + offset]?.key === key)
      return isHere && last ? [{ start: first.start, end: last.end }] : []
    })
  })
  return places.sort((one, other) => one.start - other.start)
}

/** The family name: the part before a comma, else the last of several words; null where it is too short to identify a person. */
function familyOf(name: string): string | null {
  const [before, after] = name.split(',')
  const keys = findText(after === undefined ? name : (before ?? '')).map(({ key }) => key)
  const family = keys.at(-1)
  const isPart = after !== undefined || keys.length > 1
  return isPart && family !== undefined && family.length > STEM ? family : null
}

/**
 * True when the text can mean a person with one of these names: by the full name or the family name alone, in any grammatical case. In doubt
 * it is true, because the result is only that one more person looks.
 */
export const mayName = (words: readonly Word[], names: readonly string[]): boolean =>
  names.some((name) => {
    const family = familyOf(name)
    if (family !== null && words.some((word) => word.mayBeName && isFormOf(word, family))) return true
    return formsOf(name).some((form) => {
      const keys = findText(form).map(({ key }) => key)
      return (
        keys.length > 0 &&
        words.some((_, index) =>
          keys.every((key, offset) => {
            const word = words[index + offset]
            return word !== undefined && isFormOf(word, key)
          }),
        )
      )
    })
  })
