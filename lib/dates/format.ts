import { fullDay, intlTag, type Translator } from '@/lib/messages/translator'
import { type DatePoint, type EdtfDate, type End, readDate, type Season } from './edtf'
import { isInclusive } from './printed/inclusive'
import { plainReading } from './printed/read'
import type { DateGroup } from './schema'

/**
 * A date for readers: "14 March 1992", "28 May, year not given", "about 1992". Where the printed form wasn't read, that form. A date that
 * the archive inferred or supplied is in square brackets (Chicago 14.145); what isn't given is named.
 */
export function formatDate(group: DateGroup, t: Translator): string {
  if (group.edtf === null) return group.verbatim
  const date = strictBound(group, t) ?? formatEdtf(group.edtf, t)
  return group.basis === 'INFERRED' || group.basis === 'SUPPLIED' ? t('dates.bracketed', { date }) : date
}

/**
 * "After 5 March 1992", where that is printed: EDTF has no bound without its own day, and "on or after" is not what the source says. Null for any
 * other date.
 */
function strictBound({ edtf, verbatim }: DateGroup, t: Translator): string | null {
  const { kind, from, to } = readDate(edtf ?? '')
  if (kind === 'INTERVAL' || to === null || (typeof from === 'string') === (typeof to === 'string'))
    return null
  if (plainReading(verbatim) !== edtf || isInclusive(verbatim)) return null
  return typeof from === 'string'
    ? t('dates.strictlyBefore', { date: formatEnd(to, t) })
    : t('dates.strictlyAfter', { date: formatEnd(from, t) })
}

/** The same from EDTF alone. The text must have passed `edtfSchema`. */
export function formatEdtf(edtf: string, t: Translator): string {
  const date = readDate(edtf)
  if (date.to === null) return formatEnd(date.from, t)
  return date.kind === 'INTERVAL' ? formatInterval(date, date.to, t) : formatSet(date, date.to, t)
}

/** "In or before 1992", "between 5 and 8 March 1992", "5 or 6 March 1992". */
function formatSet({ kind, from }: EdtfDate, to: End, t: Translator): string {
  const unit = (end: DatePoint) => (end.day === null ? 'month' : 'day')
  if (typeof from === 'string')
    return typeof to === 'string' ? '' : t('dates.before', { unit: unit(to), date: formatEnd(to, t) })
  if (typeof to === 'string') return t('dates.after', { unit: unit(from), date: formatEnd(from, t) })
  const ends = { from: formatEnd(from, t), to: formatEnd(to, t) }
  return t(kind === 'ONE_BETWEEN' ? 'dates.oneBetween' : 'dates.oneOf', ends)
}

function formatInterval({ from }: EdtfDate, to: End, t: Translator): string {
  if (typeof to === 'string')
    return t(to === 'OPEN' ? 'dates.since' : 'dates.sinceUnknown', { from: formatEnd(from, t) })
  if (typeof from === 'string')
    return t(from === 'OPEN' ? 'dates.until' : 'dates.untilUnknown', { to: formatEnd(to, t) })
  const range = formatRange(from, to, t)
  if (range) return range
  if (from.year === null && to.year === null && !from.qualifier && !to.qualifier)
    return t('dates.yearNotGiven', {
      date: t('dates.between', { from: calendar(from, t), to: calendar(to, t) }),
    })
  return t('dates.between', { from: formatEnd(from, t), to: formatEnd(to, t) })
}

/** "25–26 February 1992", where both ends are plain and equally fine; null otherwise. */
function formatRange(from: DatePoint, to: DatePoint, t: Translator): string | null {
  const plain = (end: DatePoint) =>
    !end.qualifier && !end.season && !end.third && !/X/.test(`${end.year}${end.month}${end.day}`)
  const alike =
    (from.year === null) === (to.year === null) &&
    (from.month === null) === (to.month === null) &&
    (from.day === null) === (to.day === null)
  const [start, end] = [timeOf(from), timeOf(to)]
  if (!plain(from) || !plain(to) || !alike || start >= end) return null
  const range = formatter(from, t)
    .formatRange(start, end)
    .replace(/(\d)\s*–\s*(\d)/g, '$1–$2')
    .replaceAll('\u2009', ' ')
  return from.year === null ? t('dates.yearNotGiven', { date: range }) : range
}

function formatEnd(end: End, t: Translator): string {
  if (typeof end === 'string') return ''
  const part = partOf(end, t)
  if (part !== null)
    return end.qualifier === '%' || end.qualifier === '?' ? t('dates.uncertain', { date: part }) : part
  const shown = end.year === null ? t('dates.yearNotGiven', { date: calendar(end, t) }) : withGaps(end, t)
  const nearly = end.qualifier === '~' || end.qualifier === '%' ? t('dates.about', { date: shown }) : shown
  return end.qualifier === '?' || end.qualifier === '%' ? t('dates.uncertain', { date: nearly }) : nearly
}

const thirds = { 37: 'early', 38: 'mid', 39: 'late' } as const
const tens = { '0X': 'early', '1X': 'mid', '2X': 'late' } as const

/** "Early 1992", "late March 1992"; "January to April 1992" where nothing says "about". Null for any other date. */
function partOf(point: DatePoint, t: Translator): string | null {
  const about = point.qualifier === '~' || point.qualifier === '%'
  if (point.third) {
    const values = { part: thirds[point.third], year: String(Number(point.year)) }
    return t(about ? 'dates.partOfYear' : 'dates.thirdOfYear', values)
  }
  if (typeof point.day !== 'string' || point.day === 'X') return null
  const month = { ...point, day: null }
  const date =
    point.year === null ? t('dates.yearNotGiven', { date: calendar(month, t) }) : calendar(month, t)
  return t(about ? 'dates.partOfMonth' : 'dates.daysOfMonth', { part: tens[point.day], date })
}

const seasons: Record<Season, string> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' }

function withGaps(point: DatePoint, t: Translator): string {
  const { year, season } = point
  if (year?.endsWith('XX'))
    return t('dates.century', { from: year.replace('XX', '00'), to: year.replace('XX', '99') })
  if (year?.endsWith('X')) return t('dates.decade', { year: year.replace('X', '0') })
  if (season) return t('dates.season', { season: seasons[season], year: String(Number(year)) })
  const date = calendar(point, t)
  if (point.month === 'X')
    return t('dates.partNotGiven', { date, part: point.day === 'X' ? 'both' : 'month' })
  return point.day === 'X' ? t('dates.partNotGiven', { date, part: 'day' }) : date
}

/** What a calendar shows of a date. */
type CalendarDate = Pick<DatePoint, 'year' | 'month' | 'day'>

const calendar = (date: CalendarDate, t: Translator) => formatter(date, t).format(timeOf(date))

/** A day of any year ("02-29"), as a heading names it: "29 February". */
export function formatDayOfYear(day: string, t: Translator): string {
  const [month = 1, date = 1] = day.split('-').map(Number)
  return calendar({ year: null, month, day: date }, t)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Made once for each form of date: making one takes longer than a thousand uses. */
function formatter({ year, month, day }: CalendarDate, { locale }: Translator): Intl.DateTimeFormat {
  const form = {
    ...(year !== null && { year: 'numeric' as const }),
    ...(typeof month === 'number' && { month: 'long' as const }),
    ...(typeof day === 'number' && { day: 'numeric' as const }),
  }
  const key = `${locale} ${Object.keys(form).join(' ')}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(intlTag(locale), { timeZone: 'UTC', ...form })
  formatters.set(key, known)
  return known
}

/** Any leap year serves where none is given; it is never shown. */
function timeOf({ year, month, day }: CalendarDate): number {
  const date = new Date(0)
  date.setUTCFullYear(
    Number(year?.replaceAll('X', '0') ?? 2000),
    typeof month === 'number' ? month - 1 : 0,
    typeof day === 'number' ? day : 1,
  )
  return date.getTime()
}

/** The day of an instant, in UTC, as `fullDay` writes it in the language of `t`. */
export const formatDay = (instant: Date | string, t: Pick<Translator, 'locale'>): string =>
  fullDay(new Date(instant), t.locale)
