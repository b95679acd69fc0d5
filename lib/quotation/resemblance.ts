import type { Language } from './language'
import { hasNegativeEnding } from './senses'

/**
 * Letters that scanners confuse, each with the form that replaces it. Confusions that often make another real word ("some" and "same") are
 * left out, so that no change of meaning counts as a slip.
 */
const misread: [from: string, to: string][] = [
  ['rn', 'm'],
  ['ri', 'n'],
  ['vv', 'w'],
  ['cl', 'd'],
  ['0', 'o'],
  ['1', 'l'],
  ['|', 'l'],
  ['i', 'l'],
  ['ı', 'l'],
  ['5', 's'],
  ['8', 'b'],
  ['6', 'b'],
  ['h', 'b'],
  ['c', 'e'],
  ['u', 'n'],
  ['3', 'з'],
  ['б', 'b'],
  ['щ', 'ш'],
  ['с', 'е'],
  ['и', 'н'],
  ['п', 'н'],
]

/** Returns the form that two words share when only a scanner's misreading makes them differ ("wi1l", "rnay"). */
export const skeleton = (key: string) => misread.reduce((form, [from, to]) => form.replaceAll(from, to), key)

/** Returns the Levenshtein distance of two words, or `limit + 1` if it is greater than `limit`. */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const substituted = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    if (Math.min(...next) > limit) return limit + 1
    row = next
  }
  return row[other.length] ?? limit + 1
}

/** True if one of two forms of a word expresses a possibility and the other doesn't: "okudu" and "okuyabilirdi". */
export function hedgesByForm(one: string, other: string, language: Language): boolean {
  const hedged = (key: string) => language.hedgeEndings.some((ending) => key.includes(ending, 2))
  return hedged(one) !== hedged(other) && sharedStart(one, other) >= 2
}

/** True if one of two words negates the other by a prefix, a suffix or a verb ending: "harmed" and "unharmed", "gəldi" and "gəlmədi". */
export function negatesByForm(one: string, other: string, language: Language): boolean {
  return negatedForm(one, other, language) || negatedForm(other, one, language)
}

function negatedForm(plain: string, negated: string, language: Language): boolean {
  for (const prefix of language.negativePrefixes)
    if (plain.length >= Math.min(3, prefix.length + 1) && negated.startsWith(prefix))
      if (sameStem(plain, negated.slice(prefix.length), language)) return true
  for (const suffix of language.negativeSuffixes) {
    if (!negated.endsWith(suffix)) continue
    const stem = negated.slice(0, -suffix.length)
    if (stem.length >= 2 && plain.startsWith(stem)) return true
  }
  return (
    hasNegativeEnding(negated, language) &&
    !hasNegativeEnding(plain, language) &&
    sharedStart(plain, negated) >= Math.min(2, plain.length)
  )
}

/** True for the same word, except a hyphen before it or, in a long word, its last letters. */
function sameStem(plain: string, rest: string, language: Language): boolean {
  const bare = rest.replace(/^-/, '')
  if (bare === plain || (bare.length >= 3 && plain.startsWith(bare))) return true
  if (bare.length >= 3 && language.plainPrefixes.some((prefix) => plain === prefix + bare)) return true
  return plain.length >= 5 && bare.length >= 5 && sharedStart(plain, bare) >= Math.max(4, plain.length - 3)
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}
