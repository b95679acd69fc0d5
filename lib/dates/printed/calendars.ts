import { DAY_MS } from '@/lib/durations'
import { isoDay } from '../days'

/** Calendars of printed dates; all but the first are converted to it. */
export type Calendar = 'GREGORIAN' | 'HIJRI' | 'PERSIAN' | 'HEBREW'
export type OtherCalendar = Exclude<Calendar, 'GREGORIAN'>

/** CLDR's names of the calendars; of the Hijri ones, the calendar of Umm al-Qura. */
export const calendarNames: Record<OtherCalendar, string> = {
  HIJRI: 'islamic-umalqura',
  PERSIAN: 'persian',
  HEBREW: 'hebrew',
}

/** Years in which sources can be dated; 1200 to 1500 are Hijri and Persian years of the 18th to the 21st century. */
export const likelyYears: Record<OtherCalendar, readonly [number, number]> = {
  HIJRI: [1, 1600],
  PERSIAN: [1, 1600],
  HEBREW: [4000, 6200],
}

/** The platform's English name of a month, its first day as days since 1970, and its length. */
type Month = { name: string; first: number; length: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(calendar: OtherCalendar, part: 'year' | 'month') {
  const key = `${calendar} ${part}`
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat(`en-u-ca-${calendarNames[calendar]}-nu-latn`, {
      timeZone: 'UTC',
      ...(part === 'year' ? { year: 'numeric' } : { month: 'long' }),
    })
  formats.set(key, known)
  return known
}

/** The English name of the month in which a day is. */
const monthOn = (calendar: OtherCalendar, time: number) => formatOf(calendar, 'month').format(time)

function yearOn(calendar: OtherCalendar, day: number): number {
  const parts = formatOf(calendar, 'year').formatToParts(day * DAY_MS)
  return Number(parts.find(({ type }) => type === 'year')?.value)
}

const years = new Map<string, Month[]>()

/** The months of a year of another calendar, in order. */
export function monthsOf(calendar: OtherCalendar, year: number): Month[] {
  const key = `${calendar} ${year}`
  const known = years.get(key)
  if (known) return known
  const [start, end] = [firstDay(calendar, year), firstDay(calendar, year + 1)]
  const months: Month[] = []
  for (let day = start; day < end; day += 1) {
    const name = monthOn(calendar, day * DAY_MS)
    const last = months.at(-1)
    if (last?.name === name) last.length += 1
    else months.push({ name, first: day, length: 1 })
  }
  if (years.size > 500) years.clear()
  years.set(key, months)
  return months
}

/** The first day of a year, by bisection: the years of a calendar only grow. */
function firstDay(calendar: OtherCalendar, year: number): number {
  let [before, from] = [-720_000, 200_000]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (yearOn(calendar, middle) >= year) from = middle
    else before = middle
  }
  return from
}

const dayAt = (day: number) => isoDay(new Date(day * DAY_MS))

export type Span = { first: string; last: string }
export type OtherDate = { year: number; month: string | null; day: number | null }

/** The month that is doubled in leap years of the Hebrew calendar; 5751 is not one. */
export const adar = () => monthsOf('HEBREW', 5751)[5]?.name ?? ''

/**
 * The Gregorian days of a day, month or year of another calendar; none if it doesn't exist. "Adar" of a leap year is both Adars.
 */
export function gregorianSpans(calendar: OtherCalendar, { year, month, day }: OtherDate): Span[] {
  const [from, to] = likelyYears[calendar]
  if (year < from || year > to) return []
  const months = monthsOf(calendar, year)
  if (month === null) {
    const [first, last] = [months[0], months.at(-1)]
    return first && last ? [{ first: dayAt(first.first), last: dayAt(last.first + last.length - 1) }] : []
  }
  return months
    .filter(({ name }) => name === month || (month === adar() && name.startsWith(month)))
    .flatMap(({ first, length }) => {
      if (day === null) return [{ first: dayAt(first), last: dayAt(first + length - 1) }]
      return day >= 1 && day <= length
        ? [{ first: dayAt(first + day - 1), last: dayAt(first + day - 1) }]
        : []
    })
}

/** Days by which the Julian calendar is behind the Gregorian one, from March of its year on. */
const lag = (year: number) => Math.floor(year / 100) - Math.floor(year / 400) - 2

/** The Gregorian day of a day in the Julian calendar ("Old Style"); null if the Julian calendar has no such day. */
export function fromJulian(year: number, month: number, day: number): string | null {
  const lengths = [31, year % 4 === 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return null
  // 29 February of a year that is only a Julian leap year is counted on from 28 February.
  const leapDay = month === 2 && day === 29
  const time = Date.UTC(2000, 0, 1)
  const date = new Date(time)
  date.setUTCFullYear(year, month - 1, leapDay ? 28 : day)
  const days = date.getTime() / DAY_MS + lag(month <= 2 ? year - 1 : year) + (leapDay ? 1 : 0)
  return dayAt(days)
}
