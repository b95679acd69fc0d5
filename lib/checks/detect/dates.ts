import { formatEdtf, suggestEdtf } from '@/lib/dates'
import { monthsNamed } from '@/lib/dates/names'
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

interface Piece {
  text: string
  start: number
  end: number
}

const numeric =
  /(?<![\d.,/-])\d{1,2}([./-])\d{1,2}\1\d{4}(?![\d/-]|\.\d)|(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/g
const pieces = /\d+|\p{L}[\p{L}\p{M}’']*|[-–—,.]/gu
const isDay = (piece: Piece | undefined) =>
  piece !== undefined && /^\d{1,2}$/.test(piece.text) && Number(piece.text) <= 39
const isYear = (piece: Piece | undefined) => piece !== undefined && /^(?:1[0-9]|20)\d{2}$/.test(piece.text)
const isDash = (piece: Piece | undefined) => piece !== undefined && /^[-–—]$/.test(piece.text)
/** "14th March", "3 de mayo", "14-cü mart". */
const isLink = (piece: Piece | undefined) =>
  piece !== undefined && /^(?:st|nd|rd|th|er|de|del|of|d’|d'|го|е|[cç][iıuü]|[ıi]nc[ıi])$/iu.test(piece.text)

const read = new WeakMap<TextBlock, FoundDate[]>()

/** The dates of a block, read once however many checks ask. */
export function datesOf(block: TextBlock): FoundDate[] {
  const known = read.get(block) ?? datesIn(block.text, block.language)
  read.set(block, known)
  return known
}

/** Every date in a text: in figures, and with the name of a month in the languages that the archive reads. */
export function datesIn(text: string, tag: string): FoundDate[] {
  const found = [...text.matchAll(numeric)].map((match) =>
    made(text, match.index, match.index + match[0].length, true),
  )
  const parts = [...text.matchAll(pieces)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }))
  for (const [index, piece] of parts.entries())
    if (isMonth(piece.text, tag)) {
      const span = spanAround(parts, index)
      if (span) found.push(made(text, span.start, span.end, false))
    }
  const ordered = found.toSorted((one, other) => one.start - other.start)
  return ordered.filter((date, index) => index === 0 || date.start >= (ordered[index - 1]?.end ?? 0))
}

const monthWords = new Map<string, boolean>()
const mostWords = 20_000

/** True when a word is the name of a month in the language. Cached, because every word of a text is looked up. */
function isMonth(word: string, tag: string): boolean {
  const key = `${tag} ${word}`
  const known = monthWords.get(key)
  if (known !== undefined) return known
  if (monthWords.size > mostWords) monthWords.clear()
  const found = namesMonth(word, tag)
  monthWords.set(key, found)
  return found
}

function namesMonth(word: string, tag: string): boolean {
  if (!/^\p{L}{3}/u.test(word) || monthsNamed(word).length === 0) return false
  const language = languageFor(tag, word)
  // "may" and "march" are also verbs.
  if (/^(?:may|march|mar|mai|set)$/i.test(word) && !/^\p{Lu}/u.test(word) && language.code === 'en')
    return false
  return !language.supported || language.dates.has(language.keyOf(word))
}

/** The day, month and year around the name of a month; `null` when there is neither a day nor a year beside it. */
function spanAround(parts: Piece[], month: number): Piece | null {
  const at = (index: number) => parts[index]
  let first = month
  let last = month
  let before = month - 1
  if (isLink(at(before)) || at(before)?.text === '.') before -= 1
  if (isDash(at(before))) before -= 1
  if (isLink(at(before))) before -= 1
  if (isDay(at(before))) {
    first = before
    if (isDash(at(before - 1)) && isDay(at(before - 2))) first = before - 2
  }
  let after = month + 1
  if (at(after)?.text === '.') after += 1
  if (first === month && isDay(at(after))) {
    last = after
    after += 1
    if (isDash(at(after)) && isDay(at(after + 1))) {
      last = after + 1
      after += 2
    }
    if (isLink(at(after))) after += 1
  }
  if (at(after)?.text === ',' || isLink(at(after))) after += 1
  if (isYear(at(after))) last = after
  const [start, end] = [at(first), at(last)]
  return start && end && first !== last ? { text: '', start: start.start, end: end.end } : null
}

function made(text: string, start: number, end: number, isNumeric: boolean): FoundDate {
  const printed = text.slice(start, end)
  return {
    start,
    end,
    text: printed,
    ...readingsOf(withoutLinks(printed)),
    yearless: !/\d{4}/.test(printed),
    numeric: isNumeric,
  }
}

type Readings = Pick<FoundDate, 'readings' | 'inWords'>
const readings = new Map<string, Readings>()

/** Readings of a printed date. Cached, because finding and writing them takes about a millisecond. */
function readingsOf(printed: string): Readings {
  const known = readings.get(printed)
  if (known) return known
  const candidates = suggestEdtf(printed)
  const found = {
    readings: candidates.map(({ edtf }) => edtf),
    inWords: candidates.map(({ edtf }) => formatEdtf(edtf, storedEnglish)),
  }
  if (readings.size > mostWords) readings.clear()
  readings.set(printed, found)
  return found
}

const withoutLinks = (printed: string) =>
  printed.replace(/(\d)(?:st|nd|rd|th|er|го|е)\b/giu, '$1').replace(/\s(?:of|de|del)\s/giu, ' ')
