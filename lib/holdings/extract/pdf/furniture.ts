import type { SpanKind } from '../../spans'

/** A line of a page as it is compared with the lines of other pages. */
export type PlacedLine = {
  text: string
  down: number
  left: number
  right: number
  size: number
  isUpright: boolean
  /** True for a line of a note. Notes are numbered, too. */
  isNote: boolean
}

type PlacedPage = { lines: PlacedLine[]; height: number; width: number }

/** A line, or a part of it, that belongs to the page and not to the text; offsets in its text. */
export type Piece = { line: number; kind: SpanKind; start: number; end: number }

/** How far from the edge, as a share of the page, a head or foot can be. */
const EDGE = 0.22
/** Lines at each edge that are looked at. */
const LINES = 4
/** Pages before and after with which a page is compared: heads alternate, and a chapter begins without one. */
const NEIGHBOURS = [-4, -3, -2, -1, 1, 2, 3, 4]
/** How far a repeated line can move, in points. */
const MOVED = 8
const LONGEST = 160

const roman = /^[ivxlcdm]{1,9}$/i
const numberAlone =
  /^[-\u2013\u2014\u2022~[(|]{0,2}\s*(?:\p{L}{1,12}[.\s]\s*)?(\p{Nd}{1,4}|[ivxlcdm]{1,9})(?:\s*(?:\/|\p{L}{1,6})\s*\p{Nd}{1,4})?\s*[-\u2013\u2014\u2022~\])|.]{0,2}$/iu
const numberAtEdge =
  /^(\p{Nd}{1,4}|[ivxlcdm]{1,9})(?=[\s|\u2022\u00b7\u2013-])|(?<=[\s|\u2022\u00b7\u2013-])(\p{Nd}{1,4}|[ivxlcdm]{1,9})$/giu

/** Heads, feet and page numbers of all pages, recognised by their repetition on neighbouring pages. */
export function furnitureOf(pages: readonly PlacedPage[]): Piece[][] {
  const edges = pages.map((page) => ({ top: edgeOf(page, true), bottom: edgeOf(page, false) }))
  return pages.map((page, index) => {
    const pieces: Piece[] = []
    for (const side of ['top', 'bottom'] as const) {
      const here = edges[index]?.[side] ?? []
      const near = NEIGHBOURS.flatMap((step) => {
        const there = edges[index + step]?.[side]
        return there ? [{ step, lines: there }] : []
      })
      // From the edge inward, as long as each line is furniture and set apart from the text.
      const found: { line: Edge; kind: 'HEAD' | 'NUMBER' }[] = []
      for (const line of here) {
        const kind = kindOf(line, near, page)
        if (!kind) break
        found.push({ line, kind })
      }
      while (
        found.at(-1)?.kind === 'HEAD' &&
        !isApart(
          page,
          found.map(({ line }) => line),
          side,
        )
      )
        found.pop()
      for (const { line, kind } of found) pieces.push(...piecesOf(line, kind, side, near))
    }
    return pieces
  })
}

type Edge = PlacedLine & { index: number; pattern: string; numbers: number[] }

function edgeOf({ lines, height }: PlacedPage, isTop: boolean): Edge[] {
  return lines
    .map((line, index) => ({ ...line, index }))
    .filter(
      ({ isUpright, text, down }) =>
        isUpright && text.length <= LONGEST && (isTop ? down < height * EDGE : down > height * (1 - EDGE)),
    )
    .sort((a, b) => (isTop ? a.down - b.down : b.down - a.down))
    .slice(0, LINES)
    .map((line) => ({ ...line, pattern: patternOf(line.text), numbers: numbersOf(line.text) }))
}

/** A line without a number at its end or beginning, to compare with others. */
const patternOf = (text: string) =>
  text.normalize('NFKC').trim().replaceAll(numberAtEdge, '#').replaceAll(/\s+/g, ' ').toLowerCase()

function numbersOf(text: string): number[] {
  const trimmed = text.trim()
  const alone = numberAlone.exec(trimmed)?.[1]
  const found = alone
    ? [alone]
    : [...trimmed.matchAll(numberAtEdge)].flatMap((match) => match.slice(1).filter(Boolean))
  return found.map((digits) => numberFrom(digits ?? '')).filter((value) => value > 0)
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

/** The value of a number in any script's digits or in Roman letters; 0 when it is neither. */
function numberFrom(digits: string): number {
  if (roman.test(digits)) {
    const values = [...digits.toLowerCase()].map((letter) => romanDigits[letter] ?? 0)
    return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
  }
  return [...digits].reduce((sum, digit) => sum * 10 + digitOf(digit), 0)
}

/** Digits of a script follow one another in Unicode, from zero. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return value === 9 && code > 0x39 ? (code - zeroBefore(code)) % 10 : value
}

function zeroBefore(code: number): number {
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return first
}

type Near = { step: number; lines: Edge[] }[]

function kindOf(line: Edge, near: Near, page: PlacedPage): 'HEAD' | 'NUMBER' | null {
  const counts = near.filter(({ step, lines }) =>
    lines.some((other) => sameHeight(line, other) && isCounted(line, other, step)),
  ).length
  const text = line.text.trim()
  const isBare = !/\p{L}/u.test(text) || roman.test(text)
  if (numberAlone.test(text) && (counts > (isBare ? 0 : 1) || isAlone(line, page))) return 'NUMBER'
  const letters = line.pattern.replaceAll(/[^\p{L}]/gu, '').length
  // Numbered headings can be at the head of two pages, too.
  const repeated = near.some(({ step, lines }) =>
    lines.some(
      (other) =>
        sameHeight(line, other) &&
        other.pattern === line.pattern &&
        (other.text === line.text || isCounted(line, other, step)),
    ),
  )
  if (repeated && letters > 1) return 'HEAD'
  return counts > 1 && !line.isNote && line.text.length < 100 ? 'HEAD' : null
}

const isCounted = (line: Edge, other: Edge, step: number) =>
  line.numbers.some((value) => other.numbers.includes(value + step))

const sameHeight = (a: Edge, b: Edge) => Math.abs(a.down - b.down) < MOVED

/** A number at the very edge of a page that nothing can be compared with. */
function isAlone(line: Edge, { lines, height }: PlacedPage): boolean {
  const isFoot = line.down > height * 0.88
  if (!isFoot && line.down > height * 0.1) return false
  return (
    lines.length > 1 &&
    /^\P{L}*$/u.test(line.text) &&
    lines.every((other, index) => index === line.index || Math.abs(other.down - line.down) > line.size * 1.8)
  )
}

/** A head is set apart from the text: by space, or by the size of its letters. */
function isApart({ lines }: PlacedPage, found: Edge[], side: 'top' | 'bottom'): boolean {
  const inner = found.at(-1)
  if (!inner) return false
  const own = new Set(found.map(({ index }) => index))
  const others = lines.filter((line, index) => !own.has(index) && line.isUpright)
  const distance = others.reduce((least, { down }) => {
    const away = side === 'top' ? down - inner.down : inner.down - down
    return away > -inner.size ? Math.min(least, Math.abs(away)) : least
  }, Infinity)
  if (distance === Infinity) return false
  const next = others.find(({ down }) => Math.abs(Math.abs(down - inner.down) - distance) < 0.01)
  return (
    distance > inner.size * 1.6 ||
    (next !== undefined && Math.abs(next.size - inner.size) > inner.size * 0.05)
  )
}

function piecesOf(line: Edge, kind: 'HEAD' | 'NUMBER', side: 'top' | 'bottom', near: Near): Piece[] {
  const whole = { line: line.index, start: 0, end: line.text.length }
  if (kind === 'NUMBER') return [{ ...whole, kind: 'PAGE_NUMBER' }]
  const head: Piece = { ...whole, kind: side === 'top' ? 'RUNNING_HEAD' : 'RUNNING_FOOT' }
  const numbers = [...line.text.matchAll(numberAtEdge)].flatMap((match): Piece[] => {
    const value = numberFrom(match[0])
    const hasNext = near.some(({ step, lines }) =>
      lines.some(({ numbers: there }) => there.includes(value + step)),
    )
    return hasNext
      ? [{ line: line.index, kind: 'PAGE_NUMBER', start: match.index, end: match.index + match[0].length }]
      : []
  })
  return [head, ...numbers]
}
