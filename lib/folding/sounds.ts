import { isUnvowelled, skeletonsOf, withoutVowels } from './skeleton'
import type { SearchWord } from './words'

/** The fewest symbols by which a name is found: with its vowels, and by its consonants only. */
const [WITH_VOWELS, CONSONANTS] = [3, 3]
/** The vowels at the end that languages add to longer names. */
const LONG = 4

const atLeast = (length: number) => (skeleton: string) => skeleton.length >= length

const withoutEnd = (skeleton: string) => {
  const bare = skeleton.replace(/(?<![AIU])[AIU]+$/, '')
  return bare.length >= LONG ? bare : skeleton
}

/**
 * Keys of how a name sounds, across scripts and transliterations. A word sounds like a name when a key that is `asked` for it is among those
 * `kept` for the name. Scripts that leave vowels out are compared by consonants.
 */
export function soundsOf(name: string): { kept: string[]; asked: string[] } {
  const skeletons = skeletonsOf(name)
  const consonants = [...withoutVowels(skeletons)].filter(atLeast(CONSONANTS))
  const bare = consonants.map((sound) => `-${sound}`)
  const full = consonants.map((sound) => `+${sound}`)
  if (isUnvowelled(name)) return { kept: bare, asked: [...bare, ...full] }
  const whole = [...new Set([...skeletons].map(withoutEnd))].filter(atLeast(WITH_VOWELS))
  return { kept: [...whole, ...full], asked: [...whole, ...bare] }
}

/** What stands before a name within a sentence: a word or a comma, and one space. */
const WITHIN_SENTENCE = /[\p{L}\p{M}\p{N},;)\]’'”»–-][ \u00a0]["“«„(]?$/u

/** True for a word with a capital that doesn't begin a sentence. */
export const isNameAt = (text: string, { start }: Pick<SearchWord, 'start'>): boolean =>
  /^\p{Lu}/u.test(text.slice(start, start + 2)) &&
  WITHIN_SENTENCE.test(text.slice(Math.max(0, start - 4), start))
