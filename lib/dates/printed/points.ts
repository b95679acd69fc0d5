import { type Calendar, gregorianSpans, likelyYears, monthsOf, type OtherCalendar } from './calendars'
import type { Atom, Segment } from './segments'

/** One reading of a date: a month of the Gregorian calendar is its number, of another its name. */
export type Point = { calendar: Calendar; year: number | null; month: string | null; day: number | null }

/** First and last date of a point as EDTF; the same for a Gregorian one. */
export type Span = { first: string; last: string }

export const two = (number: number | string) => String(number).padStart(2, '0')

type Kinds = { days: number[]; years: number[]; roman: number[] }

/** Every way in which the numbers and the month of one date can be read; none where they are no date. */
export function pointsOf({ atoms, says }: Segment, easternDigits: boolean): Point[] {
  const [first] = atoms
  const marked = markedCalendar(says)
  if (first?.kind === 'FIGURES') return atoms.length === 1 ? figures(first, marked, easternDigits) : []
  const order = atoms.map(letterOf).join('')
  if (!orders.has(order) || hasStrayDecade(atoms)) return []
  const { days, years, roman } = kindsOf(atoms)
  const [day] = days
  const year = years[0] ?? null
  const month = atoms.find((atom) => atom.kind === 'MONTH')
  if (roman[0] !== undefined) return gregorian(year, roman[0], day ?? null)
  if (!month) return withoutMonth(year, day ?? null, marked, easternDigits)
  return month.months
    .filter(({ calendar }) => (marked ? calendar === marked : isLikely(calendar, year)))
    .map(({ calendar, month: name }) => ({ calendar, year, month: name, day: day ?? null }))
}

/** "1992s", and a decade beside a month, are no dates. */
const hasStrayDecade = (atoms: readonly Atom[]) =>
  atoms.some(
    (atom) =>
      atom.kind === 'NUMBER' &&
      atom.digits === 4 &&
      atom.suffix === 'DECADE' &&
      (atoms.length > 1 || atom.value % 10 !== 0),
  )

/** The orders in which day, month and year are printed; "DY" and "D" are parts of a range. */
const orders = new Set(['DMY', 'MDY', 'YMD', 'YDM', 'DM', 'MD', 'MY', 'YM', 'Y', 'M', 'D', 'DY', 'DRY'])

function letterOf(atom: Atom): string {
  if (atom.kind === 'MONTH') return 'M'
  if (atom.kind === 'ROMAN') return 'R'
  if (atom.kind === 'FIGURES') return '-'
  return atom.digits === 4 ? 'Y' : atom.digits <= 2 ? 'D' : '-'
}

function kindsOf(atoms: readonly Atom[]): Kinds {
  const numbers = atoms.filter((atom) => atom.kind === 'NUMBER')
  return {
    days: numbers.filter(({ digits }) => digits <= 2).map(({ value }) => value),
    years: numbers.filter(({ digits }) => digits === 4).map(({ value }) => value),
    roman: atoms.flatMap((atom) => (atom.kind === 'ROMAN' ? [atom.value] : [])),
  }
}

function markedCalendar(says: Segment['says']): Calendar | null {
  if (says.has('PERSIAN')) return 'PERSIAN'
  if (says.has('HIJRI')) return 'HIJRI'
  if (says.has('HEBREW')) return 'HEBREW'
  return says.has('GREGORIAN') ? 'GREGORIAN' : null
}

/** "Nisan" is April in Turkish and a month of the Hebrew calendar: the year tells which. */
function isLikely(calendar: Calendar, year: number | null): boolean {
  if (calendar === 'GREGORIAN') return year === null || year < 4000
  const [from, to] = likelyYears[calendar]
  return year !== null && year >= from && year <= to
}

const gregorian = (year: number | null, month: number, day: number | null): Point[] =>
  month >= 1 && month <= 12 ? [{ calendar: 'GREGORIAN', year, month: String(month), day }] : []

function withoutMonth(
  year: number | null,
  day: number | null,
  marked: Calendar | null,
  easternDigits: boolean,
): Point[] {
  const of = (calendar: Calendar): Point => ({ calendar, year, month: null, day })
  if (marked) return [of(marked)]
  if (year !== null && year >= 4000) return [of('HEBREW')]
  if (year !== null && year < 1600 && easternDigits) return [of('HIJRI'), of('PERSIAN'), of('GREGORIAN')]
  return [of('GREGORIAN')]
}

/** 25.02.1992: day and month can change places. A year of two digits is not completed. */
function figures(
  atom: Extract<Atom, { kind: 'FIGURES' }>,
  marked: Calendar | null,
  easternDigits: boolean,
): Point[] {
  const [a, b, c] = atom.parts
  if (atom.yearDigits !== 4) return []
  const year = atom.yearFirst ? a : c
  const others = marked
    ? [marked]
    : year < 1600 && (easternDigits || atom.yearFirst)
      ? (['PERSIAN', 'HIJRI', 'GREGORIAN'] as const)
      : (['GREGORIAN'] as const)
  const orders = atom.yearFirst
    ? [[b, c] as const]
    : atom.roman
      ? [[b, a] as const]
      : ([
          [b, a],
          [a, b],
        ] as const)
  return others.flatMap((calendar) =>
    orders.flatMap(([month, day]) => {
      if (calendar === 'GREGORIAN')
        return gregorian(year, month, day === 0 ? null : day).map((point) => ({
          ...point,
          month: month === 0 ? null : point.month,
        }))
      const name = numbered(calendar, year, month)
      return name === null ? [] : [{ calendar, year, month: name, day }]
    }),
  )
}

const numbered = (calendar: OtherCalendar, year: number, month: number) =>
  year >= likelyYears[calendar][0] && year <= likelyYears[calendar][1]
    ? (monthsOf(calendar, year)[month - 1]?.name ?? null)
    : null

/** The Gregorian dates of a point as EDTF; none for one that doesn't exist. */
export function spansOf({ calendar, year, month, day }: Point): Span[] {
  if (calendar !== 'GREGORIAN') return year === null ? [] : gregorianSpans(calendar, { year, month, day })
  if (year === null && month === null) return []
  const parts = [
    year === null ? 'XXXX' : String(year).padStart(4, '0'),
    month && two(month),
    day !== null && month && two(day),
  ]
  const edtf = parts.filter(Boolean).join('-')
  return day !== null && month === null ? [] : [{ first: edtf, last: edtf }]
}
