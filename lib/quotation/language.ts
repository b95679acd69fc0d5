import { fold } from './fold'
import { type Lexicon, WordList } from './lexicon'
import { lexicons } from './lexicons'
import { scriptOf } from './script'

export interface LanguageOfComparison {
  /** Primary subtag of the BCP 47 tag that was asked for. */
  code: string
  /** False when the engine has no words for this language in this script. Then it only distinguishes language-neutral classes. */
  supported: boolean
}

/** A lexicon with its lists ready for looking up; `null` lists nothing. */
export interface Language extends LanguageOfComparison {
  lexicon: Lexicon | null
  negations: WordList
  hedges: WordList
  attributions: WordList
  numbers: WordList
  dates: WordList
  units: WordList
  contrasts: WordList
  titles: WordList
  abbreviations: ReadonlySet<string>
  negativePrefixes: readonly string[]
  plainPrefixes: readonly string[]
  negativeSuffixes: readonly string[]
  negativeEndings: readonly string[]
  hedgeEndings: readonly string[]
  proclitics: readonly string[]
  enclitics: readonly string[]
  /** Returns the form by which two words count as the same: folded, lower case, equivalent spellings made one. */
  keyOf(word: string): string
}

const vocalisation = /[\u064b-\u065f\u0670]/g

function keyMaker(lexicon: Lexicon | null) {
  const lower = Object.entries(lexicon?.lowerCase ?? {})
  const equivalents = Object.entries(lexicon?.equivalents ?? {})
  return (word: string) => {
    let key = word
    for (const [capital, small] of lower) key = key.replaceAll(capital, small)
    key = key.toLowerCase()
    if (lexicon?.script === 'Arab') key = key.replace(vocalisation, '')
    for (const [spelling, plain] of equivalents) key = key.replaceAll(spelling, plain)
    return key
  }
}

const entries = (list: string | undefined, keyOf: (word: string) => string) =>
  (list ?? '')
    .split(/[,\n]/)
    .map((entry) => keyOf(fold(entry.trim()).folded))
    .filter((entry) => entry !== '')

function makeLanguage(code: string, lexicon: Lexicon | null): Language {
  const keyOf = keyMaker(lexicon)
  const list = (...lists: (string | undefined)[]) =>
    new WordList(lists.flatMap((text) => entries(text, keyOf)))
  return {
    code,
    supported: lexicon !== null,
    lexicon,
    negations: list(lexicon?.negations),
    hedges: list(lexicon?.hedges),
    attributions: list(lexicon?.attributions),
    numbers: list(lexicon?.numbers),
    dates: list(lexicon?.months, lexicon?.weekdays),
    units: list(lexicon?.units),
    contrasts: list(lexicon?.contrasts),
    titles: list(lexicon?.titles),
    abbreviations: new Set(entries(lexicon?.abbreviations, keyOf)),
    negativePrefixes: entries(lexicon?.negativePrefixes, keyOf),
    plainPrefixes: entries(lexicon?.plainPrefixes, keyOf),
    negativeSuffixes: entries(lexicon?.negativeSuffixes, keyOf),
    negativeEndings: entries(lexicon?.negativeEndings, keyOf),
    hedgeEndings: entries(lexicon?.hedgeEndings, keyOf),
    proclitics: entries(lexicon?.proclitics, keyOf),
    enclitics: entries(lexicon?.enclitics, keyOf),
    keyOf,
  }
}

const prepared = new Map<string, Language>()
const neutral = makeLanguage('und', null)

/** The primary subtag of a BCP 47 tag, in lower case; `und` when there is none. */
export const primarySubtag = (tag: string) =>
  /^[a-z]{2,8}(?=$|[-_])/.exec(tag.trim().toLowerCase())?.[0] ?? 'und'

/**
 * The language for a BCP 47 tag. When the words are mostly in another script than the lexicon is (Azerbaijani in Cyrillic letters), the
 * language counts as not supported, because its words could not be recognised.
 */
export function languageFor(tag: string, words: string): Language {
  const code = primarySubtag(tag)
  const lexicon = lexicons.find((entry) => entry.code === code)
  const script = scriptOf(words)
  if (!lexicon || (script !== 'Zyyy' && script !== lexicon.script)) return { ...neutral, code }
  const known = prepared.get(code) ?? makeLanguage(code, lexicon)
  prepared.set(code, known)
  return known
}
