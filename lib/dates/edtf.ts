import readEdtf from 'edtf'

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

/** A sentence that says why a text is not a date that the archive can keep. */
export class ImpossibleDate extends Error {}

const point = /^(\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)$/
const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isoDay = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)

/**
 * A date of EDTF levels 0 and 1 (ISO 8601-2:2019, 4; years 0001 to 9999, no times), as well as `XXXX-MM` and `XXXX-MM-DD` for dates
 * whose year is not given. Throws `ImpossibleDate`.
 */
export function readDate(text: string): EdtfDate {
  const ends = text.split('/')
  if (ends.length > 2) throw new ImpossibleDate('An interval has two ends with one slash between.')
  const [from, to] = ends.map((end) => readEnd(end, ends.length === 2))
  if (!from) throw new ImpossibleDate('Give a date.')
  if (!to) return { from, to: null }
  if (typeof from === 'string' && typeof to === 'string')
    throw new ImpossibleDate('An interval needs at least one date.')
  if (typeof from !== 'string' && typeof to !== 'string') demandOrder(from, to)
  return { from, to }
}

function readEnd(text: string, ofInterval: boolean): End {
  if (ofInterval && text === '..') return 'OPEN'
  if (ofInterval && text === '') return 'UNKNOWN'
  const parts = point.exec(text)
  if (!parts)
    throw new ImpossibleDate(
      'Write the date as 1992-02-25, 1992-02, 1992 or 1991/1992; without a year as XXXX-02-25.',
    )
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
  if (typeof month !== 'number' || day === 'X')
    throw new ImpossibleDate('Without a year, give at least the month.')
  const longest = longestMonth[month - 1]
  if (!longest) throw new ImpossibleDate(`There is no month ${month}.`)
  if (day !== null && (day < 1 || day > longest)) throw new ImpossibleDate(noSuchDay(month, day))
  return { year: null, month, season: null, day, qualifier, first: null, last: null }
}

function withYear(text: string, year: string, { month, day, qualifier }: Inner): DatePoint {
  if (year === '0000') throw new ImpossibleDate('There is no year 0.')
  if (month === 'X' && typeof day === 'number') throw new ImpossibleDate('Give the month of that day.')
  if (/X/.test(year) && month !== null)
    throw new ImpossibleDate('A decade or century stands alone, without a month.')
  const season = month === 21 || month === 22 || month === 23 || month === 24 ? month : null
  if (season && day !== null) throw new ImpossibleDate('A season has no day.')
  if (!season && typeof month === 'number' && (month < 1 || month > 12))
    throw new ImpossibleDate(`There is no month ${month}.`)

  const read = tried(text)
  if (read?.edtf !== text)
    throw new ImpossibleDate(
      typeof month === 'number' && typeof day === 'number'
        ? noSuchDay(month, day, year)
        : 'There is no such date.',
    )
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

const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const noSuchDay = (month: number, day: number, year?: string) =>
  [`There is no ${day} ${monthNames.format(Date.UTC(2000, month - 1))}`, year && ` ${year}`, '.'].join('')

function demandOrder(from: DatePoint, to: DatePoint) {
  if ((from.first === null) !== (to.first === null))
    throw new ImpossibleDate('Give the year at both ends of an interval, or at neither.')
  if (from.first !== null && to.last !== null && from.first > to.last)
    throw new ImpossibleDate('The interval ends before it begins.')
}
