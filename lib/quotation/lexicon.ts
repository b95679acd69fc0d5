/**
 * The words of one language that can change the meaning of a quotation. All entries are lower case and folded; an entry that ends in
 * `*` is a stem and matches every word that begins with it. Entries of several words are phrases. No entry is a regular expression.
 */
export interface Lexicon {
  /** ISO 639-1. */
  code: string
  /** ISO 15924 script in which this lexicon is written. */
  script: string
  /** True if a capital letter inside a sentence marks a name (not in German, where all nouns have one). */
  capitalsAreNames: boolean
  decimal: '.' | ','
  negations: string
  /** Prefixes that reverse a word: "un" in "unharmed". */
  negativePrefixes: string
  /** Prefixes that a negative one replaces: "gefiel" and "missfiel". */
  plainPrefixes?: string
  /** Suffixes that reverse a noun or adjective ("sız"), compared pairwise. */
  negativeSuffixes?: string
  /** Verb endings that negate ("mədi"); at most a personal ending may follow. */
  negativeEndings?: string
  /** Verb endings of possibility ("abilir", "rait"), compared pairwise. */
  hedgeEndings?: string
  /** Modals, doubt, approximation, obligation. */
  hedges: string
  /** Words of attribution, and of how certain the speaker is. */
  attributions: string
  /** Numerals, magnitudes, quantifiers. */
  numbers: string
  /** Words of contrast: "but", "although". */
  contrasts: string
  months: string
  weekdays: string
  /** Counted only beside a number. */
  units: string
  /** Words after which a name follows. */
  titles: string
  /** Abbreviations whose full stop doesn't end a sentence. */
  abbreviations: string
  /** Particles written together with the next word ("و"). */
  proclitics?: string
  /** Pronouns written together with the word before ("ها"). */
  enclitics?: string
  /** Spellings that count as the same letters: "ё" and "е". */
  equivalents?: Record<string, string>
  /** Letters whose capital and lowercase forms differ from Unicode's default. */
  lowerCase?: Record<string, string>
  /** True if an apostrophe ends a word ("l'homme" is two words). */
  elides?: boolean
  /** Frequent small words, by which the language of a text is recognised. */
  common: string
}

/** A list of words, stems and phrases, made ready for looking up. */
export class WordList {
  private words = new Set<string>()
  private stems = new Set<string>()
  private phrases = new Map<string, string[][]>()

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const words = entry.split(' ')
      const first = words[0]
      if (first !== undefined && words.length > 1)
        this.phrases.set(first, [...(this.phrases.get(first) ?? []), words])
      else if (entry.endsWith('*')) this.stems.add(entry.slice(0, -1))
      else this.words.add(entry)
    }
  }

  has(word: string): boolean {
    if (this.words.has(word)) return true
    if (this.stems.size > 0)
      for (let length = 2; length <= Math.min(word.length, 24); length += 1)
        if (this.stems.has(word.slice(0, length))) return true
    return false
  }

  /** Returns the number of words in the longest phrase of the list that begins at `index`; 0 if there is none. */
  phraseAt(keys: readonly string[], index: number): number {
    let longest = 0
    for (const phrase of this.phrases.get(keys[index] ?? '') ?? [])
      if (phrase.length > longest && phrase.every((word, offset) => matches(word, keys[index + offset])))
        longest = phrase.length
    return longest
  }
}

function matches(entry: string, key: string | undefined): boolean {
  if (key === undefined) return false
  return entry.endsWith('*') ? key.startsWith(entry.slice(0, -1)) : entry === key
}
