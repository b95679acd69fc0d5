import { stemmingOf } from '@/lib/folding/lexemes'

/** Languages of the made archive: with stems, with beginnings, and three scripts. */
export const languages = ['en', 'fr', 'ru', 'az', 'hy'] as const
export type Language = (typeof languages)[number]

const [VOCABULARY, EXPONENT, SHIFT] = [20_000, 1.05, 2.7]

const sounds: Record<Language, { consonants: string; vowels: string }> = {
  en: { consonants: 'bcdfghklmnprstvw', vowels: 'aeiou' },
  fr: { consonants: 'bçdfgjlmnpqrstvz', vowels: 'aéèiou' },
  ru: { consonants: 'бвгджзклмнпрстх', vowels: 'аеиоуя' },
  az: { consonants: 'bcçdfgğhklmnprsş', vowels: 'aəeıioöuü' },
  hy: { consonants: 'բգդզլխկմնպռսվտրփ', vowels: 'աեիոուէ' },
}

/** A generator of numbers from 0 to 1, the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The words of a language, the most frequent first; frequent ones are short. */
export function vocabularyOf(language: Language): string[] {
  const { consonants, vowels } = sounds[language]
  const syllables = [...consonants].flatMap((one) => [...vowels].map((other) => one + other))
  const ending = language === 'fr' ? 'x' : ''
  return Array.from({ length: VOCABULARY }, (_, rank) => {
    let [left, word] = [rank, '']
    do {
      word += syllables[left % syllables.length] ?? ''
      left = Math.floor(left / syllables.length)
    } while (left > 0)
    // Longer with each ten times rarer, as in any language.
    for (let more = 100; more < rank; more *= 10)
      word += syllables[(rank * 31 + more) % syllables.length] ?? ''
    // At least three letters, and none the same in two languages.
    return `${word}${(word.length < 3 ? consonants[rank % consonants.length] : '') ?? ''}${ending}`
  })
}

const weights = Array.from({ length: VOCABULARY }, (_, rank) => 1 / (rank + SHIFT) ** EXPONENT)
const sum = weights.reduce((total, one) => total + one, 0)
let reached = 0
const cumulated = weights.map((one) => {
  reached += one / sum
  return reached
})

/** A rank by the law of Zipf. */
export function zipf(random: () => number): number {
  const wanted = random()
  let [low, high] = [0, VOCABULARY - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulated[middle] ?? 1) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The signs of lexemes of a language, as documents have them. */
export const signsOf = (language: Language) => {
  const stemming = stemmingOf(language)
  return {
    dictionary: stemming?.dictionary ?? '',
    sign: stemming?.sign ?? '',
    hasBeginnings: stemming?.hasBeginnings ?? false,
  }
}
