import { formatEdtf, suggestEdtf } from '@/lib/dates'
import type { Token } from '@/lib/dates/printed/token'
import { tokensOf } from '@/lib/dates/printed/tokens'
import { storedEnglish } from '@/lib/messages/stored-english'
import { languageFor } from '@/lib/quotation/language'
import type { TextBlock } from '../input'

/** A date in prose, as it is printed. */
export interface FoundDate {
  start: number
  end: number
  text: string
  /** Readings in EDTF, `XXXX-MM-DD` where no year is given; none where no reading exists ("31 February"). */
  readings: string[]
  /** The same in words: "3 April 2013". */
  inWords: string[]
  /** True for a day or a month without a year. */
  yearless: boolean
  /** Written in figures alone. */
  numeric: boolean
}

type Span = { start: number; end: number }

const numeric =
  /(?<![\d.,/-])\d{1,2}([./-])\d{1,2}\1\d{4}(?![\d/-]|\.\d)|(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g

const isDay = (token: Token | undefined) => token?.kind === 'NUMBER' && token.digits <= 2 && token.value <= 39
const isYear = (token: Token | undefined) =>
  token?.kind === 'NUMBER' && token.digits === 4 && token.value >= 1000 && token.value < 2100
const isSign = (token: Token | undefined, sign: string) => token?.kind === 'SIGN' && token.sign === sign
const isDash = (token: Token | undefined) => isSign(token, '-')
/** "14 of March", "3 de mayo", "5 из", "٥ من مارس", "1992-ci ilin". */
const isLink = (token: Token | undefined) =>
  token?.kind === 'MEANING' && (token.meaning === 'NEUTRAL' || token.meaning === 'FROM_OR_OF')

const read = new WeakMap<TextBlock, FoundDate[]>()

/** The dates of a block, read once however many checks ask. */
export function datesOf(block: TextBlock): FoundDate[] {
  const known = read.get(block) ?? datesIn(block.text, block.language)
  read.set(block, known)
  return known
}

/** Every date in a text: in figures of any script, and with the name of a month in the languages that the archive reads. */
export function datesIn(text: string, tag: string): FoundDate[] {
  const { plain, tokens } = tokensOf(text)
  const place = ({ start, end }: Span): Span => {
    const first = plain.offsets[start] ?? 0
    const last = plain.offsets[end - 1] ?? first
    return { start: first, end: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) }
  }
  const found = [...plain.text.matchAll(numeric)].map(({ 0: match, index }) =>
    made(text, place({ start: index, end: index + match.length }), true),
  )
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'MONTH' || !isMonth(token, plain.text.slice(token.start, token.end), tag)) continue
    const span = spanAround(tokens, index)
    if (span) found.push(made(text, place(span), false))
  }
  const ordered = found.toSorted((one, other) => one.start - other.start)
  return ordered.filter((date, index) => index === 0 || date.start >= (ordered[index - 1]?.end ?? 0))
}

type Month = Extract<Token, { kind: 'MONTH' }>
const monthWords = new Map<string, boolean>()
const mostWords = 20_000

/** True when a word is the name of a month in the language. Cached, because the words of a text repeat. */
function isMonth(token: Month, word: string, tag: string): boolean {
  const key = `${tag} ${word}`
  const known = monthWords.get(key)
  if (known !== undefined) return known
  if (monthWords.size > mostWords) monthWords.clear()
  const found = namesMonth(token, word, tag)
  monthWords.set(key, found)
  return found
}

/** Only months of the Gregorian calendar: others are proposed where a date is entered. */
function namesMonth({ months }: Month, word: string, tag: string): boolean {
  const gregorian = months.filter(({ calendar }) => calendar === 'GREGORIAN')
  if (!/^\p{L}{2}/u.test(word) || gregorian.length === 0) return false
  const language = languageFor(tag, word)
  // "may" and "march" are also verbs.
  if (/^(?:may|march|mar|mai|set)$/i.test(word) && !/^\p{Lu}/u.test(word) && language.code === 'en')
    return false
  const isForm = gregorian.some(({ inflected }) => inflected.has(language.code) && !/^\p{Lu}/u.test(word))
  if (!language.supported)
    return isForm || (word.length > 2 && gregorian.some(({ languages }) => languages.size > 0))
  const isPhrase = /\s/.test(word) && gregorian.some(({ languages }) => languages.has(language.code))
  return isForm || isPhrase || language.dates.has(language.keyOf(word))
}

/** The day, month and year around the name of a month; `null` when there is neither a day nor a year beside it. */
function spanAround(tokens: readonly Token[], month: number): Span | null {
  const at = (index: number) => tokens[index]
  let first = month
  let last = month
  let before = month - 1
  if (isLink(at(before)) || isSign(at(before), '.')) before -= 1
  if (isDash(at(before))) before -= 1
  if (isLink(at(before))) before -= 1
  if (isDay(at(before))) {
    first = before
    if (isDash(at(before - 1)) && isDay(at(before - 2))) first = before - 2
  }
  let after = month + 1
  if (isSign(at(after), '.')) after += 1
  if (first === month && isDay(at(after))) {
    last = after
    after += 1
    if (isDash(at(after)) && isDay(at(after + 1))) {
      last = after + 1
      after += 2
    }
    if (isLink(at(after))) after += 1
  }
  if (isSign(at(after), ',') || isLink(at(after))) after += 1
  if (isYear(at(after))) last = after
  else first = yearBefore(tokens, first) ?? first
  const [start, end] = [at(first), at(last)]
  return start && end && first !== last ? { start: start.start, end: endOf(end) } : null
}

/** Without the ending of "1992-ci". */
const endOf = (token: Token) => (token.kind === 'NUMBER' ? token.start + token.text.length : token.end)

/** "1992-ci ilin fevralı", "1992 թ. փետրվարի 26": the year can come first. */
function yearBefore(tokens: readonly Token[], first: number): number | null {
  let before = first - 1
  while (first - before < 4 && (isLink(tokens[before]) || isSign(tokens[before], '.'))) before -= 1
  return first - before > 1 && isYear(tokens[before]) ? before : null
}

function made(text: string, { start, end }: Span, isNumeric: boolean): FoundDate {
  const printed = text.slice(start, end)
  return {
    start,
    end,
    text: printed,
    ...readingsOf(printed),
    yearless: !/\p{Nd}{4}/u.test(printed),
    numeric: isNumeric,
  }
}

type Readings = Pick<FoundDate, 'readings' | 'inWords'>
const readings = new Map<string, Readings>()

/** Readings of a printed date. Cached, because finding and writing them takes about a millisecond. */
function readingsOf(printed: string): Readings {
  const known = readings.get(printed)
  if (known) return known
  const candidates = suggestEdtf(printed).filter(({ basis }) => basis === 'AS_PRINTED')
  const found = {
    readings: candidates.map(({ edtf }) => edtf),
    inWords: candidates.map(({ edtf }) => formatEdtf(edtf, storedEnglish)),
  }
  if (readings.size > mostWords) readings.clear()
  readings.set(printed, found)
  return found
}
