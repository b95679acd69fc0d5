import readEdtf from 'edtf'
import type { Messages } from '@/lib/messages/keys'
import { type Message, type MessageValues, message } from '@/lib/messages/message'

export type Season = 21 | 22 | 23 | 24
export type Qualifier = '' | '?' | '~' | '%'

/** One date of EDTF: a missing part is null, a part written as unspecified ("XX") is 'X'. */
export type DatePoint = {
  /** "1992", "199X", "19XX"; null when the year is not given. */
  year: string | null
  month: number | 'X' | null
  season: Season | null
  day: number | 'X' | null
  qualifier: Qualifier
  /** First and last day, ISO 8601; null when the year is not given. */
  first: string | null
  last: string | null
}

/** An end of an interval that is open ("..") or unknown (""). */
export type End = DatePoint | 'OPEN' | 'UNKNOWN'
export type EdtfDate = { from: End; to: End | null }

/** A text is not a date that the archive can keep; `text` says why. */
export class ImpossibleDate extends Error {
  constructor(readonly text: Message) {
    super(text.key)
  }
}

const impossible = (key: keyof Messages['dates']['invalid'], values?: MessageValues) =>
  new ImpossibleDate(message(`dates.invalid.${key}`, values))

const point = /^(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)

/**
 * A date of EDTF levels 0 and 1 (ISO 8601-2:2019, 4; years 0001 to 9999, no times), as well as `XXXX-MM` and `XXXX-MM-DD` for dates
 * whose year is not given. Throws `ImpossibleDate`.
 */
export function readDate(text: string): EdtfDate {
  const ends = text.split('/')
  if (ends.length > 2) throw impossible('twoEnds')
  const [from, to] = ends.map((end) => readEnd(end, ends.length === 2))
  if (!from) throw impossible('missing')
  if (!to) return { from, to: null }
  if (typeof from === 'string' && typeof to === 'string') throw impossible('noEnd')
  if (typeof from !== 'string' && typeof to !== 'string') demandOrder(from, to)
  return { from, to }
}

function readEnd(text: string, ofInterval: boolean): End {
  if (ofInterval && text === '..') return 'OPEN'
  if (ofInterval && text === '') return 'UNKNOWN'
  const parts = point.exec(text)
  if (!parts) throw impossible('form')
  const [, year = '', month, day, qualifier = ''] = parts
  const inner = {
    month: month === 'XX' ? ('X' as const) : month ? Number(month) : null,
    day: day === 'XX' ? ('X' as const) : day ? Number(day) : null,
    qualifier: qualifier as Qualifier,
  }
  return year === 'XXXX' ? withoutYear(inner) : withYear(text, year, inner)
}

type Inner = Pick<DatePoint, 'month' | 'day' | 'qualifier'>

/** `edtf` turns XXXX-02-29 into another day and refuses XXXX-02-26?, so these are read here; 29 February may have been. */
function withoutYear({ month, day, qualifier }: Inner): DatePoint {
  if (typeof month !== 'number' || day === 'X') throw impossible('noMonth')
  const longest = longestMonth[month - 1]
  if (!longest) throw impossible('noSuchMonth', { month })
  if (day !== null && (day < 1 || day > longest)) throw noSuchDay(month, day)
  return { year: null, month, season: null, day, qualifier, first: null, last: null }
}

function withYear(text: string, year: string, { month, day, qualifier }: Inner): DatePoint {
  if (year === '0000') throw impossible('yearZero')
  if (month === 'X' && typeof day === 'number') throw impossible('dayWithoutMonth')
  if (/X/.test(year) && month !== null) throw impossible('decadeWithMonth')
  const season = month === 21 || month === 22 || month === 23 || month === 24 ? month : null
  if (season && day !== null) throw impossible('seasonWithDay')
  if (!season && typeof month === 'number' && (month < 1 || month > 12))
    throw impossible('noSuchMonth', { month })

  const read = tried(text)
  if (read?.edtf !== text)
    throw typeof month === 'number' && typeof day === 'number'
      ? noSuchDay(month, day, year)
      : impossible('noSuchDate')
  return {
    year,
    month: season ? null : month,
    season,
    day,
    qualifier,
    first: isoDay(read.min),
    last: isoDay(read.max),
  }
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
