import { withPlainDigits } from '@/lib/text/digits'
import { foldCase, foldLetters } from './fold'

/** A word of a text as search compares it, with its UTF-16 span. */
export type SearchWord = {
  /** Folded, the whole word first: "O’Keeffe" is okeeffe, and also o and keeffe. */
  forms: string[]
  /** The word and its parts in small letters with their accents: what stems are made from. */
  cased: string[]
  start: number
  end: number
  /** Its position among the words, and how many it takes: one, or one a character in a script without spaces. */
  at: number
  length: number
  /** True in a script without spaces. */
  isDense: boolean
}

/** Characters that a word is read without: soft hyphen, joiners, direction marks, Armenian stress and question marks, Catalan dot. */
const INSIDE = '\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff\\u055b\\u055c\\u055e\\u00b7'
/** Apostrophes of every kind, and the Hebrew geresh and gershayim. */
const APOSTROPHES = "'’‘‛ʼʻʽʹʾʿ`´′＇՚׳״"

const RUN = new RegExp(
  `[\\p{L}\\p{Nd}\\p{Nl}](?:[\\p{L}\\p{M}\\p{Nd}\\p{Nl}]|[${INSIDE}${APOSTROPHES}"]+(?=[\\p{L}\\p{M}]))*`,
  'gu',
)
/** A run of a script without spaces between words. Its digits are numbers as everywhere. */
const DENSE =
  /((?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー\u3099\u309aｰﾞﾟ](?<!\p{Nd})\u200b?)+)/u
const HEBREW = /\p{sc=Hebrew}/u
const PARTING = new RegExp(`[${APOSTROPHES}"\\u200b-\\u200d]+`)
const SILENT = new RegExp(`[${INSIDE}${APOSTROPHES}"]`, 'g')

/** Between words that are also one: "e-mail", digits in groups of three. */
const HYPHEN = /^[-‐‑֊־]$/
const GROUPING = /^[.,'’٬\u00a0\u2009\u202f]$/

/** The longest word that is compared, and the longest run that is divided at once, in UTF-16 units; the most words that are joined. */
const [LONGEST, LONGEST_RUN, MOST_JOINED] = [100, 1000, 8]

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

const casedOf = (text: string) => foldCase(text.replace(SILENT, '')).slice(0, LONGEST)
const foldedOf = (text: string) => withPlainDigits(foldLetters(text.replace(SILENT, ''))).slice(0, LONGEST)
const distinct = (forms: readonly string[]) => [...new Set(forms)].filter((form) => form !== '')

type Forms = Pick<SearchWord, 'forms' | 'cased'>

/** The forms of words that were divided lately: most words of a text are in others too. */
const known = new Map<string, Forms>()
const MOST_KNOWN = 50_000

function formsOf(text: string): Forms {
  const made = known.get(text)
  if (made) return made
  if (known.size >= MOST_KNOWN) known.clear()
  const forms = newForms(text)
  if (text.length <= LONGEST) known.set(text, forms)
  return forms
}

function newForms(text: string): Forms {
  const parts = PARTING.test(text) ? text.split(PARTING).slice(0, MOST_JOINED) : []
  const whole = foldedOf(text)
  return {
    forms: distinct([whole, ...parts.map(foldedOf), ...numbersIn(whole)]),
    cased: distinct([text, ...parts].map(casedOf)),
  }
}

/** The numbers in "1992г" and "1990s"; "04" is also 4. */
function numbersIn(word: string): string[] {
  if (!/\d/.test(word)) return []
  if (/^0+\d{1,3}$/.test(word)) return [String(Number(word))]
  return (word.match(/\d{2,}/g) ?? []).slice(0, 2)
}

type Piece = { text: string; start: number; isDense: boolean }

/** The pieces of a run, divided where a script without spaces begins or ends. */
function piecesOf(run: string, start: number): Piece[] {
  if (!DENSE.test(run)) return spacedPieces(run, start)
  let at = start
  return run.split(DENSE).flatMap((text, index) => {
    const from = at
    at += text.length
    return index % 2 === 1 ? densePieces(text, from) : spacedPieces(text, from)
  })
}

const densePieces = (text: string, start: number): Piece[] =>
  Array.from({ length: Math.ceil(text.length / LONGEST_RUN) }, (_, index) => index * LONGEST_RUN).map(
    (from) => ({
      text: text.slice(from, from + LONGEST_RUN),
      start: start + from,
      isDense: true,
    }),
  )

/** A plain quotation mark is part of Hebrew words only: צה"ל. */
function spacedPieces(text: string, start: number): Piece[] {
  if (!text.includes('"') || HEBREW.test(text)) return text === '' ? [] : [{ text, start, isDense: false }]
  let at = start
  return text.split('"').flatMap((part) => {
    const from = at
    at += part.length + 1
    return part === '' ? [] : [{ text: part, start: from, isDense: false }]
  })
}

/** The words of a run of a script without spaces, by the dictionary. */
function denseWords({ text, start }: Piece, first: number): SearchWord[] {
  let at = first
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const whole = foldedOf(segment)
    if (whole === '') return []
    const word = { at, length: [...whole].length, start: start + index, end: start + index + segment.length }
    at += word.length
    return [{ ...word, forms: [whole], cased: [], isDense: true }]
  })
}

const isNumber = (word: string) => /^\d+$/.test(word)

/** True for words that are also one word: "e-mail", "U.S.A.", "6,134". */
function areJoined(one: string, between: string, other: string): boolean {
  if (isNumber(one)) return isNumber(other) && other.length === 3 && one.length <= 3 && GROUPING.test(between)
  if (/\d/.test(one + other)) return false
  return HYPHEN.test(between) || (between === '.' && isInitial(one) && isInitial(other))
}

const isInitial = (word: string) => [...word].length === 1

/** Words that are also one: the first of them gets the form of all. */
class Joining {
  #words: SearchWord[] = []

  add(word: SearchWord, between: string) {
    const last = this.#words.at(-1)
    const isOpen = last && this.#words.length < MOST_JOINED
    if (isOpen && areJoined(last.forms[0] ?? '', between, word.forms[0] ?? '')) this.#words.push(word)
    else {
      this.end()
      this.#words = [word]
    }
  }

  end() {
    const [first, ...more] = this.#words
    if (first && more.length > 0)
      first.forms = distinct([...first.forms, this.#words.map(({ forms }) => forms[0]).join('')])
    this.#words = []
  }
}

/**
 * The words of a text in order, the same for what is indexed and for what is asked. Any sign separates words, except apostrophes, soft hyphens
 * and joiners inside them. Scripts without spaces are divided by the dictionaries of ICU. Digits of every script are 0 to 9. The work grows
 * with the length of the text only.
 */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = []
  const joining = new Joining()
  let at = 0
  let end = 0
  for (const { 0: run, index } of text.matchAll(RUN))
    for (const piece of piecesOf(run, index)) {
      if (piece.isDense) {
        const dense = denseWords(piece, at)
        words.push(...dense)
        at = dense.reduce((sum, { length }) => sum + length, at)
      } else {
        const forms = formsOf(piece.text)
        if (forms.forms.length === 0) continue
        const span = { start: piece.start, end: piece.start + piece.text.length }
        const word: SearchWord = { ...forms, ...span, at, length: 1, isDense: false }
        joining.add(word, piece.start === end + 1 ? text.charAt(end) : '')
        words.push(word)
        at += 1
      }
      end = piece.start + piece.text.length
    }
  joining.end()
  return words
}
