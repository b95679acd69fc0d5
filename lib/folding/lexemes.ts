import type { SearchWord } from './words'

/**
 * The lexemes of a search document (docs/decisions/028). Folded words are as they are; all others begin with a sign that no word contains:
 * - `en:word`: a stem in the language of the record;
 * - `~word`: a word of a record in a language without stems here, found by its beginning;
 * - `=東京`: two neighbouring characters of a script without spaces;
 * - `@id`: an authority that the record names.
 */

/** The stemmers of PostgreSQL, by the first part of a BCP 47 tag. Azerbaijani has the suffixes of Turkish. */
const stemmers: Readonly<Record<string, string>> = {
  ar: 'arabic',
  az: 'turkish',
  hy: 'armenian',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  nb: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  tr: 'turkish',
  yi: 'yiddish',
}

/** Languages whose words have no endings, or whose words can't be told. */
const WITHOUT_ENDINGS = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my', 'vi', 'und', 'mul', 'zxx'])

/** Begins the lexeme of a word that is found by its beginning. */
export const BEGINNING = '~'

/** Languages whose stems here are not enough: their words are found by their beginnings too. */
const BEGINNINGS_TOO = new Set(['az', 'hy'])

/** How the words of a language are reduced: the dictionary of PostgreSQL, empty for none, and the sign of their lexemes. */
type Stemming = { dictionary: string; sign: string; hasBeginnings: boolean }

const subtagOf = (language: string) => language.split('-')[0]?.toLowerCase() ?? ''

/** The stemming of a language; null where words are found as they are only. */
export function stemmingOf(language: string): Stemming | null {
  const subtag = subtagOf(language)
  const name = stemmers[subtag]
  if (name)
    return { dictionary: `${name}_stem`, sign: `${subtag}:`, hasBeginnings: BEGINNINGS_TOO.has(subtag) }
  return WITHOUT_ENDINGS.has(subtag) ? null : { dictionary: '', sign: BEGINNING, hasBeginnings: true }
}

/** Every stemming with a dictionary. */
export const stemmings: readonly Pick<Stemming, 'dictionary' | 'sign'>[] = Object.entries(stemmers).map(
  ([subtag, name]) => ({ dictionary: `${name}_stem`, sign: `${subtag}:` }),
)

/** A vowel at the end, which endings replace, and the Armenian suffix of nouns, whose vowel changes. */
const ENDING = /(?<=....)[aeiouyаеёиоуыэюяіїєიაეოუ]$|(?<=ությ)(?:ու|ա)[\u0561-\u0587]*$/u

/** The part of a word that stays when its ending changes. */
export const beginningOf = (folded: string): string => folded.replace(ENDING, '')

export const PAIR = '='
export const nameLexeme = (authorityId: string) => `@${authorityId}`

/** The characters of neighbouring words of a script without spaces, each with its position. */
export const denseCharacters = (words: readonly SearchWord[]) =>
  words.flatMap(({ forms: [whole = ''], at }) =>
    [...whole].map((character, index) => ({ character, at: at + index })),
  )

/** Runs of neighbouring words of a script without spaces. */
export function denseRuns(words: readonly SearchWord[]): SearchWord[][] {
  const runs: SearchWord[][] = []
  let last: SearchWord | undefined
  for (const word of words) {
    if (!word.isDense) continue
    if (last && last.end === word.start) runs.at(-1)?.push(word)
    else runs.push([word])
    last = word
  }
  return runs
}
