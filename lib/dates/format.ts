import { type DatePoint, type EdtfDate, type End, readDate } from './edtf'
import type { DateGroup } from './schema'
import { type DateWords, wordsFor } from './words'

/**
 * A date for readers: "14 March 1992", "28 May, year not given", "about 1992". Where nobody has read the printed form, that form. A
 * date that the archive inferred or supplied stands in square brackets (Chicago 14.145); what is not given is said in words.
 */
export function formatDate(group: DateGroup, locale = 'en'): string {
  if (group.edtf === null) return group.verbatim
  const date = formatEdtf(group.edtf, locale)
  return group.basis === 'INFERRED' || group.basis === 'SUPPLIED' ? `[${date}]` : date
}

/** The same from EDTF alone. The text must have passed `edtfSchema`. */
export function formatEdtf(edtf: string, locale = 'en'): string {
  const words = wordsFor(locale)
  const date = readDate(edtf)
  if (date.to === null) return formatEnd(date.from, words)
  return formatInterval(date, date.to, words)
}

function formatInterval({ from }: EdtfDate, to: End, words: DateWords): string {
  if (typeof to === 'string') return words.since(formatEnd(from, words), to === 'OPEN')
  if (typeof from === 'string') return words.until(formatEnd(to, words), from === 'OPEN')
  const range = formatRange(from, to, words)
  if (range) return range
  if (from.year === null && to.year === null && !from.qualifier && !to.qualifier)
    return words.yearNotGiven(words.between(calendar(from, words), calendar(to, words)))
  return words.between(formatEnd(from, words), formatEnd(to, words))
}

/** "25–26 February 1992", where both ends are plain and equally fine; null otherwise. */
function formatRange(from: DatePoint, to: DatePoint, words: DateWords): string | null {
  const plain = (end: DatePoint) =>
    !end.qualifier && !end.season && !/X/.test(`${end.year}${end.month}${end.day}`)
  const alike =
    (from.year === null) === (to.year === null) &&
    (from.month === null) === (to.month === null) &&
    (from.day === null) === (to.day === null)
  const [start, end] = [timeOf(from), timeOf(to)]
  if (!plain(from) || !plain(to) || !alike || start >= end) return null
  const range = formatter(from, words)
    .formatRange(start, end)
    .replace(/(\d)\s*–\s*(\d)/g, '$1–$2')
    .replaceAll('\u2009', ' ')
  return from.year === null ? words.yearNotGiven(range) : range
}

function formatEnd(end: End, words: DateWords): string {
  if (typeof end === 'string') return ''
  const shown = end.year === null ? words.yearNotGiven(calendar(end, words)) : withGaps(end, words)
  const nearly = end.qualifier === '~' || end.qualifier === '%' ? words.about(shown) : shown
  return end.qualifier === '?' || end.qualifier === '%' ? words.uncertain(nearly) : nearly
}

function withGaps(point: DatePoint, words: DateWords): string {
  const { year, season } = point
  if (year?.endsWith('XX')) return words.century(year.replace('XX', '00'), year.replace('XX', '99'))
  if (year?.endsWith('X')) return words.decade(year.replace('X', '0'))
  if (season) return `${words.seasons[season]} ${Number(year)}`
  const shown = calendar(point, words)
  if (point.month === 'X') return words.partNotGiven(shown, point.day === 'X' ? 'day and month' : 'month')
  return point.day === 'X' ? words.partNotGiven(shown, 'day') : shown
}

const calendar = (point: DatePoint, words: DateWords) => formatter(point, words).format(timeOf(point))

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Made once for each form of date: making one takes longer than a thousand uses. */
function formatter({ year, month, day }: DatePoint, words: DateWords): Intl.DateTimeFormat {
  const form = {
    ...(year !== null && { year: 'numeric' as const }),
    ...(typeof month === 'number' && { month: 'long' as const }),
    ...(typeof day === 'number' && { day: 'numeric' as const }),
  }
  const key = `${words.tag} ${Object.keys(form).join(' ')}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(words.tag, { timeZone: 'UTC', ...form })
  formatters.set(key, known)
  return known
}

/** Any leap year stands in where none is given; it is never shown. */
function timeOf({ year, month, day }: DatePoint): number {
  const date = new Date(0)
  date.setUTCFullYear(
    Number(year?.replaceAll('X', '0') ?? 2000),
    typeof month === 'number' ? month - 1 : 0,
    typeof day === 'number' ? day : 1,
  )
  return date.getTime()
}
