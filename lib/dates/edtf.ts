import readEdtf from 'edtf'
import type { Messages } from '@/lib/messages/keys'
import { type Message, type MessageValues, message } from '@/lib/messages/message'
import { isoDay } from './days'

export type Season = 21 | 22 | 23 | 24
/** The first, second or last four months of a year (ISO 8601-2, 4.8: 37 to 39); with "~" "early", "mid" or "late". */
export type Third = 37 | 38 | 39
type Qualifier = '' | '?' | '~' | '%'

/** One date of EDTF: a missing part is null, a part written as unspecified ("XX") is 'X'. */
export type DatePoint = Readonly<{
  /** "1992", "199X", "19XX"; null when the year is not given. */
  year: string | null
  month: number | 'X' | null
  season: Season | null
  third: Third | null
  /** "0X", "1X" and "2X" are the first, second and third ten days. */
  day: number | 'X' | '0X' | '1X' | '2X' | null
  qualifier: Qualifier
  /** First and last day, ISO 8601; null when the year is not given. */
  first: string | null
  last: string | null
}>

/** An end of an interval that is open ("..") or unknown (""). */
export type End = DatePoint | 'OPEN' | 'UNKNOWN'
/**
 * DATE: one date, in `from`. INTERVAL: all the time between. ONE_BETWEEN: a date that is somewhere between ("[1992..1993]", "[..1992]" for
 * one in or before 1992). ONE_OF: either of two ("[1992-03-05,1992-03-06]").
 */
export type EdtfDate = Readonly<{
  kind: 'DATE' | 'INTERVAL' | 'ONE_BETWEEN' | 'ONE_OF'
  from: End
  to: End | null
}>

/** A text is not a date that the archive can keep; `text` says why. */
export class ImpossibleDate extends Error {
  constructor(readonly text: Message) {
    super(text.key)
  }
}

const impossible = (key: keyof Messages['dates']['invalid'], values?: MessageValues) =>
  new ImpossibleDate(message(`dates.invalid.${key}`, values))

const point = /^(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX|[0-2]X))?)?([?~%]?)$/
const oneOfSet = /^\[([^[\]]*)\]$/
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * A date of EDTF levels 0 and 1 (ISO 8601-2:2019, 4; years 0001 to 9999, no times), of level 2 one of a set of two dates, thirds of a year
 * and tens of days, as well as `XXXX-MM` and `XXXX-MM-DD` for dates whose year is not given. Throws `ImpossibleDate`.
 */
export function readDate(text: string): EdtfDate {
  const known = dates.get(text)
  if (known) return known
  const date = read(text)
  if (dates.size >= MOST_KEPT) dates.clear()
  dates.set(text, date)
  return date
}

/** A page shows few dates many times, and reading one takes a tenth of a millisecond. */
const dates = new Map<string, EdtfDate>()
const MOST_KEPT = 5_000

function read(text: string): EdtfDate {
  const set = oneOfSet.exec(text)?.[1]
  if (set !== undefined) return readSet(set)
  const ends = text.split('/')
  if (ends.length > 2) throw impossible('twoEnds')
  const [from, to] = ends.map((end) => readEnd(end, ends.length === 2))
  if (!from) throw impossible('missing')
  if (!to) return { kind: 'DATE', from, to: null }
  return inOrder('INTERVAL', from, to)
}

function readSet(set: string): EdtfDate {
  const [kind, separator] = set.includes('..') ? (['ONE_BETWEEN', '..'] as const) : (['ONE_OF', ','] as const)
  const ends = set.split(separator)
  if (ends.length !== 2) throw impossible('form')
  const [from, to] = ends.map((end) => (end === '' && kind === 'ONE_BETWEEN' ? 'OPEN' : readEnd(end, false)))
  if (!from || !to) throw impossible('form')
  return inOrder(kind, from, to)
}

function inOrder(kind: EdtfDate['kind'], from: End, to: End): EdtfDate {
  if (typeof from === 'string' && typeof to === 'string') throw impossible('noEnd')
  if (typeof from !== 'string' && typeof to !== 'string') demandOrder(from, to)
  return { kind, from, to }
}

function readEnd(text: string, ofInterval: boolean): End {
  if (ofInterval && text === '..') return 'OPEN'
  if (ofInterval && text === '') return 'UNKNOWN'
  const parts = point.exec(text)
  if (!parts) throw impossible('form')
  const [, year = '', month, day, qualifier = ''] = parts
  const inner = {
    month: month === 'XX' ? ('X' as const) : month ? Number(month) : null,
    day: dayOf(day),
    qualifier: qualifier as Qualifier,
  }
  return year === 'XXXX' ? withoutYear(inner) : withYear(text, year, inner)
}

function dayOf(day: string | undefined): DatePoint['day'] {
  if (day === 'XX') return 'X'
  if (day === '0X' || day === '1X' || day === '2X') return day
  return day ? Number(day) : null
}

type Inner = Pick<DatePoint, 'month' | 'day' | 'qualifier'>

/** `edtf` turns XXXX-02-29 into another day and refuses XXXX-02-26?, so these are read here; 29 February may have been. */
function withoutYear({ month, day, qualifier }: Inner): DatePoint {
  if (typeof month !== 'number' || day === 'X') throw impossible('noMonth')
  const longest = longestMonth[month - 1]
  if (!longest) throw impossible('noSuchMonth', { month })
  if (typeof day === 'number' && (day < 1 || day > longest)) throw noSuchDay(month, day)
  return { year: null, month, season: null, third: null, day, qualifier, first: null, last: null }
}

function withYear(text: string, year: string, { month, day, qualifier }: Inner): DatePoint {
  if (year === '0000') throw impossible('yearZero')
  if (month === 'X' && day !== null && day !== 'X') throw impossible('dayWithoutMonth')
  if (/X/.test(year) && month !== null) throw impossible('decadeWithMonth')
  const season: Season | null = month === 21 || month === 22 || month === 23 || month === 24 ? month : null
  const third: Third | null = month === 37 || month === 38 || month === 39 ? month : null
  const part = season ?? third
  if (part && day !== null) throw impossible('seasonWithDay')
  if (!part && typeof month === 'number' && (month < 1 || month > 12))
    throw impossible('noSuchMonth', { month })
  const inner = { year, month: part ? null : month, season, third, day, qualifier }
  if (third) return { ...inner, ...daysOfThird(year, third) }
  if (typeof day === 'string' && day !== 'X' && typeof month === 'number')
    return { ...inner, ...tenDays(year, month, day) }

  const days = /X/.test(year) || part || typeof month === 'string' ? null : plainDays(year, month, day)
  if (days) return { ...inner, ...days }

  // `edtf` reads no qualifier after a season; no qualifier changes the days.
  const plain = text.replace(/[?~%]$/, '')
  const found = tried(plain)
  if (found?.edtf !== plain)
    throw typeof month === 'number' && typeof day === 'number'
      ? noSuchDay(month, day, year)
      : impossible('noSuchDate')
  return { ...inner, first: isoDay(new Date(found.min)), last: isoDay(new Date(found.max)) }
}

type Days = Pick<DatePoint, 'first' | 'last'>

/** The days of a whole year, month or day; null for a day that doesn't exist. Most dates are such, and `edtf` takes a tenth of a millisecond. */
function plainDays(year: string, month: number | null, day: DatePoint['day']): Days | null {
  if (month === null) return { first: `${year}-01-01`, last: `${year}-12-31` }
  const start = `${year}-${two(month)}`
  const length = lastOfMonth(year, month)
  if (day === null) return { first: `${start}-01`, last: `${start}-${length}` }
  if (typeof day === 'string' || day < 1 || day > length) return null
  return { first: `${start}-${two(day)}`, last: `${start}-${two(day)}` }
}
const two = (number: number) => String(number).padStart(2, '0')
const lastOfMonth = (year: string, month: number) => new Date(Date.UTC(Number(year), month, 0)).getUTCDate()

function daysOfThird(year: string, third: Third): Days {
  const start = (third - 37) * 4 + 1
  const end = start + 3
  return { first: `${year}-${two(start)}-01`, last: `${year}-${two(end)}-${lastOfMonth(year, end)}` }
}

/** "Late" reaches to the end of the month. */
function tenDays(year: string, month: number, tens: '0X' | '1X' | '2X'): Days {
  const start = tens === '0X' ? 1 : Number(tens[0]) * 10
  const end = tens === '2X' ? lastOfMonth(year, month) : Number(tens[0]) * 10 + 9
  return { first: `${year}-${two(month)}-${two(start)}`, last: `${year}-${two(month)}-${two(end)}` }
}

function tried(text: string) {
  try {
    return readEdtf(text)
  } catch {
    return null
  }
}

/** The month goes as the time of a day in it: a message that passes through a zod issue is JSON. */
function noSuchDay(month: number, day: number, year?: string) {
  const values = { day, month: Date.UTC(2000, month - 1) }
  return year ? impossible('noSuchDayOfYear', { ...values, year }) : impossible('noSuchDay', values)
}

function demandOrder(from: DatePoint, to: DatePoint) {
  if ((from.first === null) !== (to.first === null)) throw impossible('yearAtOneEnd')
  if (from.first !== null && to.last !== null && from.first > to.last) throw impossible('reversed')
}
