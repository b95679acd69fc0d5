import { foldWord, type PlainText, plainText } from './characters'
import { monthNames } from './months'
import { hebrewNumber, romanNumber } from './numerals'
import { withPhrases } from './phrases'
import type { RawToken, Suffix, Token } from './token'
import { meanings } from './words'

const suffixes: Record<Suffix, string> = {
  ORDINAL: `st nd rd th er ere eme e го й я ое ом ого му м го ci cı cu cü inci ıncı uncu üncü nci ncı ncu ncü sı si su sü da də ı i u ü a ə na nə ya yə nda ndə
    de te ta ye րդ ին ի ը ում ն º ª o`,
  DECADE:
    's е х ые lar ler lı li lu lü larda lerde ların lerin lardan lerden er ական ականներ ականներին ականների ականներում',
  FROM: 'dan dən den ten tan ndan ndən ից',
}
const suffixOf = new Map(
  Object.entries(suffixes).flatMap(([kind, list]) =>
    list.split(/\s+/).map((suffix) => [foldWord(suffix), kind as Suffix] as const),
  ),
)

const dayFirst = /(\d{1,2}) ?([./-]) ?(\d{1,2}|[IVX]{1,4}|[ivx]{1,4}) ?\2 ?(\d{4}|\d{2})(?!\d)/y
const yearFirst = /(\d{4}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/y
const eastAsian = /(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일])?)?/y
const number = /\d+/y
const glued = /[-']?(\p{L}[\p{L}\p{M}]*)/uy
const word = /[\p{L}&][\p{L}\p{M}'"]*/uy

const at = (expression: RegExp, text: string, start: number) => {
  expression.lastIndex = start
  return expression.exec(text)
}

/** A printed date in pieces. Takes a time that grows with the text alone. */
export function tokensOf(printed: string): { plain: PlainText; tokens: Token[] } {
  const plain = plainText(printed)
  const { text } = plain
  const raw: RawToken[] = []
  let start = 0
  while (start < text.length) {
    const found = readAt(text, start)
    if (found) raw.push(...found)
    start = found?.at(-1)?.end ?? start + 1
  }
  return { plain, tokens: withPhrases(raw, text) }
}

function readAt(text: string, start: number): RawToken[] | null {
  const sign = text[start] ?? ''
  if (sign === ' ') return null
  if (/\d/.test(sign)) return figuresAt(text, start) ?? numberAt(text, start)
  const found = at(word, text, start)
  if (found) return wordsOf(found[0], start)
  return [{ kind: 'SIGN', sign, start, end: start + 1 }]
}

const monthOf = (text: string) => (/^\d/.test(text) ? Number(text) : (romanNumber(text) ?? 0))

function figuresAt(text: string, start: number): RawToken[] | null {
  const day = at(dayFirst, text, start)
  if (day) {
    const [whole, a = '', sign = '', b = '', year = ''] = day
    const parts = [Number(a), monthOf(b), Number(year)] as const
    return [
      {
        kind: 'FIGURES',
        sign,
        parts,
        roman: !/\d/.test(b),
        yearFirst: false,
        yearDigits: year.length,
        start,
        end: start + whole.length,
      },
    ]
  }
  const year = at(yearFirst, text, start)
  if (year) {
    const [whole, a = '', sign = '', b = '', c = ''] = year
    const parts = [Number(a), Number(b), Number(c)] as const
    return [
      {
        kind: 'FIGURES',
        sign,
        parts,
        roman: false,
        yearFirst: true,
        yearDigits: 4,
        start,
        end: start + whole.length,
      },
    ]
  }
  const east = at(eastAsian, text, start)
  if (!east) return null
  const [whole, a = '', b = '0', c = '0'] = east
  const parts = [Number(a), Number(b), Number(c)] as const
  return [
    {
      kind: 'FIGURES',
      sign: '年',
      parts,
      roman: false,
      yearFirst: true,
      yearDigits: 4,
      start,
      end: start + whole.length,
    },
  ]
}

function numberAt(text: string, start: number): RawToken[] {
  const digits = at(number, text, start)?.[0] ?? ''
  const after = start + digits.length
  const letters = at(glued, text, after)
  const suffix = letters ? (suffixOf.get(foldWord(letters[1] ?? '')) ?? null) : null
  const end = suffix && letters ? after + letters[0].length : after
  return [{ kind: 'NUMBER', value: Number(digits), digits: digits.length, suffix, text: digits, start, end }]
}

/** One word, or its parts at apostrophes where the whole is not known ("d'avril", "Şubat'ta"). */
function wordsOf(text: string, start: number): RawToken[] {
  const whole = { kind: 'WORD' as const, text, start, end: start + text.length }
  if (!/['"]/.test(text) || isKnown(text)) return [whole]
  const hebrew = hebrewNumber(text)
  if (hebrew !== null)
    return [
      {
        kind: 'NUMBER',
        // The thousands of a year are left out: תשנ״ב is 5752.
        value: hebrew >= 400 ? 5000 + hebrew : hebrew,
        digits: hebrew >= 400 ? 4 : 2,
        suffix: null,
        text: foldWord(text),
        start: whole.start,
        end: whole.end,
      },
    ]
  const parts: RawToken[] = []
  for (const match of text.matchAll(/[^'"]+/g)) {
    const from = start + match.index
    parts.push({ kind: 'WORD', text: match[0], start: from, end: from + match[0].length })
  }
  return parts
}

const isKnown = (text: string) => {
  const key = foldWord(text)
  return monthNames().has(key) || meanings().has(key)
}
