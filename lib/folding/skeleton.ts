import { foldCase } from './fold'
import { LONGEST_GROUP, SOUNDS, UNVOWELLED } from './letters'

/** The most readings of one word, and the most letters that are read. They bound the work on any input. */
const [READINGS, LETTERS] = [24, 60]

/** The readings of a word as symbols (letters.ts), before they are made alike. */
function readingsOf(word: string): string[] {
  const letters = [...foldCase(word).normalize('NFC')].slice(0, LETTERS)
  let readings = ['']
  for (let at = 0; at < letters.length; ) {
    const { sounds, length } = soundsAt(letters, at)
    const grown = sounds.flatMap((sound) => readings.map((reading) => reading + sound))
    readings = grown.length > READINGS ? readings.map((reading) => reading + (sounds[0] ?? '')) : grown
    at += length
  }
  return readings
}

/** The sounds of the longest group of letters at this position. A letter with an unknown mark is read without it. */
function soundsAt(letters: readonly string[], at: number): { sounds: readonly string[]; length: number } {
  for (let length = Math.min(LONGEST_GROUP, letters.length - at); length > 0; length -= 1) {
    const sounds = SOUNDS.get(letters.slice(at, at + length).join(''))
    if (sounds) return { sounds, length }
  }
  const letter = letters[at] ?? ''
  const [bare = ''] = letter.normalize('NFD')
  const sounds = SOUNDS.get(bare) ?? (/\p{M}/u.test(bare) ? [''] : [bare])
  return { sounds, length: 1 }
}

/** Makes readings of the same name alike that follow different rules of transliteration. */
const alike = (reading: string) =>
  reading
    .replace(/(?<![dt])[dt]+[zsJ]/g, 'J')
    .replace(/(?<!h)h+$/, '')
    .replace(/h/g, 'X')
    .replace(/(?<!I)I+(?=[AU])/g, '')
    .replace(/(.)\1+/g, '$1')
    .replace(/f$/, 'v')

/** A name as it sounds: the same for a name in Latin, Cyrillic, Armenian, Georgian or Greek script, whatever the transliteration. */
export const skeletonsOf = (word: string): Set<string> => new Set(readingsOf(word).map(alike))

/** Skeletons without their vowels: also the same for Arabic, Persian and Hebrew script, which write few vowels. */
export const withoutVowels = (skeletons: ReadonlySet<string>): Set<string> =>
  new Set([...skeletons].map((skeleton) => skeleton.replace(/[AIU]/g, '').replace(/(.)\1+/g, '$1')))

/** The letters whose sounds are l, m, n or r, and which of these. No transliteration confuses these sounds with others. */
const LIQUIDS = new Map(
  [...SOUNDS].flatMap(([letter, sounds]) => {
    const liquids = new Set(sounds.map((sound) => sound.replace(/[^lmnr]/g, '')))
    const [liquid = ''] = liquids
    return letter.length === 1 && liquids.size === 1 && liquid ? [[letter, liquid] as const] : []
  }),
)
const GREEK = /[\u0370-\u03ff]/

/**
 * The sounds l, m, n and r of a word in order, each once: words that sound alike begin with the same. Much faster to find than a skeleton. Null
 * for Greek, which writes d and b with n and m.
 */
export function liquidsOf(word: string): string | null {
  const folded = foldCase(word)
  if (GREEK.test(folded)) return null
  let liquids = ''
  for (const letter of folded.normalize('NFD')) {
    const liquid = LIQUIDS.get(letter)
    if (liquid && !liquids.endsWith(liquid)) liquids += liquid
  }
  return liquids
}

/** True for a word in a script that leaves short vowels out. */
export const isUnvowelled = (word: string): boolean => UNVOWELLED.test(word)
