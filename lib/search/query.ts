import { foldLetters } from '@/lib/folding/fold'
import { denseRuns, PAIR } from '@/lib/folding/lexemes'
import { askedPairs } from '@/lib/folding/pairs'
import { type SearchWord, searchWords } from '@/lib/folding/words'
import { withPlainDigits } from '@/lib/text/digits'

/** A word or phrase of a search. `exact` finds it as it is written, as a tsquery in text form. */
export type AskedItem = {
  /** As the reader typed it. */
  typed: string
  exact: string
  /** The folded words it consists of, for marking them. */
  words: string[]
  /** What an abbreviation stands for; found too. */
  also: string[]
  /** A single word that is also found by its stem, its beginning, its sound or a similar spelling. */
  word: { folded: string; cased: string[]; hasEndings: boolean } | null
  /** For a phrase, the numbers of its pairs of words: a record that has it has one of each. */
  pairs: number[][]
}

/** A parsed search: each of `all` has one or more items, of which a record needs one; `without` are excluded. */
export type Asked = { all: AskedItem[][]; without: AskedItem[] }

const [MOST_TYPED, MOST_ITEMS] = [300, 12]

/** Quotation marks of every kind; a single one only where it can't be an apostrophe. */
const DOUBLE = /[“”„‟«»〝〞〟＂「」『』《》❝❞]|(?<![\p{L}\p{N}])[‘‹](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])›/gu
const SINGLE_QUOTED = /(?<![\p{L}\p{M}\p{N}])['’‘](?=[\p{L}\p{N}])([^'’"\s]+\s[^'’"]*)['’](?![\p{L}\p{N}])/gu
const TOKEN = /([-−–](?=\S))?(?:"([^"]*)"?|([^\s"]+))/g
/** Signs that make one thing of the words around them: "333-2013", "1987–1988", "26.02.1992". */
const BINDING = /^[-‐‑‒–—−־֊./:@_]+$/
/** Between the digits of one number. */
const GROUPING = /^[,٬]$/

const ELISION = /^(?:[ldjnstmcv]|qu|jusqu|lorsqu|puisqu|quoiqu|dell?|all|nell|sull|dall|coll|un|quest|gl)$/

/** The regions whose abbreviations readers type for names that texts write out. */
const REGIONS: Readonly<Record<string, string>> = {
  usa: 'US',
  us: 'US',
  uk: 'GB',
  uae: 'AE',
  un: 'UN',
  eu: 'EU',
}
const regionNames = new Intl.DisplayNames('en', { type: 'region' })

/** "us", "un" and "eu" are words too where they are in small letters. */
function writtenOut(typed: string, folded: string): string[] {
  const region = Object.hasOwn(REGIONS, folded) ? REGIONS[folded] : undefined
  const isMeant = folded.length > 2 || typed === typed.toUpperCase()
  return region && isMeant ? [regionNames.of(region) ?? region] : []
}

const lexeme = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
const anyOf = (alternatives: readonly string[]) => {
  const distinct = [...new Set(alternatives)]
  return distinct.length > 1 ? `(${distinct.join(' | ')})` : (distinct[0] ?? '')
}

/** The forms by which a single word is found: "l’homme" also as homme, "Anna’s" also as anna. */
function askedForms({ forms, cased }: SearchWord): string[] {
  const [whole = '', ...parts] = forms
  if (/^0+\d{1,3}$/.test(whole)) return [whole, String(Number(whole))]
  if (cased.length < 3) return [whole]
  const [first = '', second = ''] = parts
  if (ELISION.test(first)) return [whole, second]
  return /^\p{sc=Latn}{3,}$/u.test(first) && [...second].length < 5 ? [whole, first] : [whole]
}

/** Neighbouring words, each at its distance from the one before. */
function sequence(words: readonly SearchWord[]): string {
  return words
    .map((word, index) => {
      const before = words[index - 1]
      const own = anyOf(askedForms(word).map(lexeme))
      return before ? `<${word.at - before.at}> ${own}` : own
    })
    .join(' ')
}

/** Words beside each other: as they are, as the one word that they make together, or as characters in a row. */
function exactOf(words: readonly SearchWord[]): string {
  const [first, ...more] = words
  if (!first) return ''
  const together = words.map(({ forms }) => forms[0]).join('')
  const joined = more.length > 0 && first.forms.includes(together) ? [lexeme(together)] : []
  const parted = more.length === 0 && first.cased.length > 1 ? partsInRow(first) : []
  return anyOf([
    ...(more.length > 0 ? [`(${sequence(words)})`] : askedForms(first).map(lexeme)),
    ...joined,
    ...parted,
    ...charactersInRow(words),
  ])
}

/** "هیچ‌کس" is also found where it is written with a space. */
const partsInRow = ({ forms: [_, ...parts], cased }: SearchWord) => {
  const own = parts.slice(0, cased.length - 1)
  return own.length > 1 ? [`(${own.map(lexeme).join(' <-> ')})`] : []
}

/** The fewest characters that are found wherever they are in a row, also across the words of the dictionary. */
const fewestInRow = (characters: readonly string[]) =>
  characters.every((one) => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u.test(one)) ? 3 : 6

function charactersInRow(words: readonly SearchWord[]): string[] {
  const [run = [], ...others] = denseRuns(words)
  if (others.length > 0 || run.length !== words.length) return []
  const characters = [...run.map(({ forms }) => forms[0]).join('')]
  const [only] = characters
  if (only && characters.length === 1) return /\p{sc=Han}/u.test(only) ? [`${lexeme(PAIR + only)}:*`] : []
  if (characters.length < fewestInRow(characters)) return []
  const pairs = characters.slice(0, -1).map((one, index) => lexeme(`${PAIR}${one}${characters[index + 1]}`))
  return [`(${pairs.join(' <-> ')})`]
}

/** The fewest letters after which a word can go on. */
const fewestLetters = (word: string) =>
  /\p{sc=Hangul}/u.test(word) ? 2 : /[\p{sc=Arab}\p{sc=Hebr}]/u.test(word) ? 3 : 4

function itemOf(typed: string, words: readonly SearchWord[]): AskedItem {
  const [only, ...more] = words
  const together = words.map(({ forms }) => forms[0]).join('')
  const isOne = only !== undefined && !only.isDense && (more.length === 0 || only.forms.includes(together))
  const cased = more.length === 0 ? casedOf(only) : [words.map(({ cased }) => cased[0]).join('')]
  const also = writtenOut(typed, together)
  return {
    typed,
    exact: anyOf([exactOf(words), ...also.map((other) => `(${sequence(searchWords(other))})`)]),
    also,
    words: words.flatMap((word) => (word.isDense ? word.forms : askedForms(word))),
    word: isOne
      ? { folded: together, cased, hasEndings: [...together].length >= fewestLetters(together) }
      : null,
    pairs: [],
  }
}

/** The forms that stems are made from, as `askedForms`. */
function casedOf(word: SearchWord | undefined): string[] {
  if (!word) return []
  const asked = askedForms(word)
  return word.cased.filter((cased) => asked.includes(withPlainDigits(foldLetters(cased))))
}

/** The items of a stretch without spaces: one for words that belong together, one for each word otherwise. */
function itemsOf(typed: string): AskedItem[] {
  const groups: SearchWord[][] = []
  let last: SearchWord | undefined
  for (const word of searchWords(typed)) {
    const between = last ? typed.slice(last.end, word.start) : ''
    const isNumber = GROUPING.test(between) && /\p{Nd}$/u.test(typed.slice(0, last?.end))
    if (last && (between === '' || BINDING.test(between) || isNumber)) groups.at(-1)?.push(word)
    else groups.push([word])
    last = word
  }
  return groups.map((words) => itemOf(typed.slice(words[0]?.start, words.at(-1)?.end), words))
}

/** The words of a text in a row; of a single word what `itemsOf` makes of it. */
export function phraseOf(typed: string): AskedItem[] {
  const words = searchWords(typed)
  if (words.length < 2) return itemsOf(typed)
  return [
    {
      typed: typed.trim(),
      exact: `(${sequence(words)})`,
      also: [],
      words: words.flatMap(askedForms),
      word: null,
      pairs: askedPairs(words, askedForms),
    },
  ]
}

/** Parses a search. Accepts any input; keeps at most twelve words and phrases. `OR` between two of them asks for either. */
export function parseAsked(typed: string): Asked {
  const plain = typed
    .toWellFormed()
    .normalize('NFC')
    .slice(0, MOST_TYPED)
    .replace(DOUBLE, '"')
    .replace(SINGLE_QUOTED, '"$1"')
  const asked: Asked = { all: [], without: [] }
  let [count, isOr] = [0, false]
  const tokens = [...plain.matchAll(TOKEN)]
  for (const [index, [, minus, quoted, bare = '']] of tokens.entries()) {
    const isInner = index > 0 && index < tokens.length - 1 && quoted === undefined
    if (isInner && !minus && /^(?:OR|\||\|\|)$/.test(bare)) {
      isOr = asked.all.length > 0
      continue
    }
    if (isInner && !minus && /^(?:AND|&|&&)$/.test(bare)) continue
    const items = (quoted === undefined ? itemsOf(bare) : phraseOf(quoted)).slice(0, MOST_ITEMS - count)
    count += items.length
    if (minus) asked.without.push(...items)
    else if (isOr && items.length > 0) asked.all.at(-1)?.push(...items)
    else asked.all.push(...items.map((item) => [item]))
    isOr = false
  }
  return asked
}

/** True if a search has no words at all. */
export const asksForNothing = ({ all, without }: Asked) => all.length + without.length === 0

export { anyOf, lexeme }
