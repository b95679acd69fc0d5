import { type Message, message } from '@/lib/messages/message'
import { ImpossibleDate, readDate } from '../edtf'
import { weekdayProblem } from '../weekday'
import { type Calendar, fromJulian } from './calendars'
import { plainText } from './characters'
import { type Point, pointsOf, type Span, spansOf, two } from './points'
import { type Parts, type Segment, segmentsOf } from './segments'
import { tokensOf } from './tokens'
import type { Meaning } from './words'

export type DateCandidate = {
  edtf: string
  /** AS_PRINTED: the text gives it. INFERRED: it was converted from another calendar. SUPPLIED: it is printed in square brackets. */
  basis: 'AS_PRINTED' | 'INFERRED' | 'SUPPLIED'
  /** Why this reading is doubtful; null when nothing speaks against it. */
  doubt: Message | null
}

/** A printed date is a line; what is longer is prose. */
const LONGEST = 300

/**
 * Readings of a printed date, for a person to choose from. Reads digits of every script, the names of months in the languages of the
 * interface and others, and dates of the Hijri, Persian, Hebrew and Julian calendars, which it converts. A day-first or month-first form
 * that can be read both ways gives both. "After", "before", "about", "[?]" and their like are kept in each reading. Empty when the form is
 * not understood, has a two-digit year, or names a day that does not exist. Never adds a year.
 */
export function suggestEdtf(verbatim: string): DateCandidate[] {
  if (verbatim.length > LONGEST) return []
  const plain = plainText(verbatim.normalize('NFC')).text.trim()
  const readings = wholeForms(plain) ?? inParts(verbatim.normalize('NFC'))
  const seen = new Set<string>()
  return readings
    .filter(({ edtf }) => isPossible(edtf) && !seen.has(edtf) && seen.add(edtf))
    .map((reading) => ({ ...reading, doubt: reading.doubt ?? weekdayProblem(verbatim, reading.edtf) }))
}

/** The one reading of an unambiguous date, which a form can take at once; null where a person has to choose, or where nothing was read. */
export function plainReading(verbatim: string): string | null {
  const [only, ...others] = suggestEdtf(verbatim)
  return only && others.length === 0 && only.basis === 'AS_PRINTED' && only.doubt === null ? only.edtf : null
}

function isPossible(edtf: string): boolean {
  try {
    readDate(edtf)
    return true
  } catch (error) {
    if (error instanceof ImpossibleDate) return false
    throw error
  }
}

const printed = (...texts: string[]): DateCandidate[] =>
  texts.map((edtf) => ({ edtf, basis: 'AS_PRINTED', doubt: null }))

/** Forms whose signs mean something else elsewhere: 1992-03, 05.1992, 2/3, 1992/3, 1991–92, 199-?, 1990's. */
function wholeForms(text: string): DateCandidate[] | null {
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(text) && isPossible(text)) return printed(text)
  const monthAndYear = /^(\d{1,2}) ?[./] ?(\d{4})$/.exec(text)
  if (monthAndYear) return printed(`${monthAndYear[2]}-${two(monthAndYear[1] ?? '')}`)
  const yearAndMonth = /^(\d{4})[./](\d{1,2})$/.exec(text)
  if (yearAndMonth) {
    const [, year = '', other = ''] = yearAndMonth
    return printed(`${year}-${two(other)}`, `${year}/${other.padStart(4, year)}`)
  }
  const dayAndMonth = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(text)
  if (dayAndMonth) {
    const [, a = '', b = ''] = dayAndMonth
    return printed(`XXXX-${two(b)}-${two(a)}`, `XXXX-${two(a)}-${two(b)}`)
  }
  // Cataloguers' forms (AACR2 1.4F7): a decade and a century, certain or not.
  const gap = /^\[?(?:(\d{3})-|(\d{2})--)(\??)\]?$/.exec(text)
  if (gap) return printed(`${gap[1] ? `${gap[1]}X` : `${gap[2]}XX`}${gap[3]}`)
  return null
}

function inParts(verbatim: string): DateCandidate[] {
  const { plain, tokens } = tokensOf(verbatim)
  const parts = segmentsOf(tokens, plain)
  const eastern = /[\u0660-\u0669\u06f0-\u06f9]/.test(verbatim)
  const readings = ofSegments(parts, verbatim, eastern)
  return readings.map((reading) => ({
    ...reading,
    basis: parts.supplied && reading.basis === 'AS_PRINTED' ? 'SUPPLIED' : reading.basis,
    doubt: reading.doubt ?? unknownOf(parts),
  }))
}

const unknownOf = ({ unknown }: Parts): Message | null =>
  unknown.length === 0 ? null : message('dates.doubt.notRead', { words: unknown.join(' ').slice(0, 100) })

function ofSegments(parts: Parts, verbatim: string, eastern: boolean): DateCandidate[] {
  if (parts.segments.some(({ says }) => says.has('BEFORE_CHRIST'))) return []
  const [one, other, ...rest] = parts.segments
  if (!one) return []
  if (!other) return single(one, parts.openEnd, verbatim, eastern)
  if (parts.openEnd) return []
  return sameDay(parts.segments, eastern) ?? (rest.length === 0 ? pair(one, other, eastern) : [])
}

// ---------------------------------------------------------------- one date

const bounds: readonly Meaning[] = ['AFTER', 'BEFORE', 'SINCE', 'UNTIL']

function single(segment: Segment, openEnd: boolean, verbatim: string, eastern: boolean): DateCandidate[] {
  const { says } = segment
  const limits = bounds.filter((limit) => says.has(limit))
  const limit = openEnd ? 'SINCE' : limits[0]
  if (limits.length > (openEnd ? 0 : 1) && !isBothWays(limits)) return []
  const stray =
    says.has('BETWEEN') ||
    says.has('ACROSS') ||
    (says.has('DECADE') && !isDecade(segment)) ||
    says.has('OR') ||
    says.has('EQUALS')
      ? message('dates.doubt.form')
      : null
  return cores(segment, verbatim, eastern).map(({ span, basis, doubt }) => ({
    edtf: limited(qualified(span, says), isBothWays(limits) ? 'UNTIL' : limit),
    basis,
    doubt: doubt ?? stray,
  }))
}

/** "Bis spätestens", "up to, not later than": two words for the same. */
const isBothWays = (limits: readonly Meaning[]) =>
  limits.length === 2 && limits.includes('BEFORE') && limits.includes('UNTIL')

type Core = { span: Span; basis: DateCandidate['basis']; doubt: Message | null }

const isAlone = ({ first, last }: Span) => first === last
const qualifierOf = (says: ReadonlySet<Meaning>) =>
  says.has('ABOUT') ? (says.has('UNCERTAIN') ? '%' : '~') : says.has('UNCERTAIN') ? '?' : ''

/** A date that is qualified already keeps the stronger doubt. */
function withQualifier(edtf: string, qualifier: string): string {
  const own = /[?~%]$/.exec(edtf)?.[0] ?? ''
  const both = new Set([own, qualifier])
  const sum =
    both.has('%') || (both.has('~') && both.has('?')) ? '%' : both.has('~') ? '~' : both.has('?') ? '?' : ''
  return own ? `${edtf.slice(0, -1)}${sum}` : `${edtf}${sum}`
}

const qualified = ({ first, last }: Span, says: ReadonlySet<Meaning>): Span => ({
  first: withQualifier(first, qualifierOf(says)),
  last: withQualifier(last, qualifierOf(says)),
})

function limited(span: Span, limit: Meaning | undefined): string {
  if (limit === 'AFTER') return `[${span.first}..]`
  if (limit === 'BEFORE') return `[..${span.last}]`
  if (limit === 'SINCE') return `${span.first}/..`
  if (limit === 'UNTIL') return `../${span.last}`
  return isAlone(span) ? span.first : `[${span.first}..${span.last}]`
}

const seasons: Partial<Record<Meaning, readonly string[]>> = {
  SPRING: ['21'],
  SUMMER: ['22'],
  AUTUMN: ['23'],
  WINTER: ['24'],
  SPRING_OR_SUMMER: ['21', '22'],
}

/** The dates that a segment can mean, before its bounds and qualifiers. */
function cores(segment: Segment, verbatim: string, eastern: boolean): Core[] {
  const { says } = segment
  if (says.has('CENTURY')) return centuries(segment)
  if (isDecade(segment)) return decades(segment)
  return pointsOf(segment, eastern).flatMap((point) => {
    if (says.has('OLD_STYLE')) return julian(point)
    return inSeason(point, says).flatMap((core) => [core, ...maybeJulian(point, verbatim, says)])
  })
}

const core = (edtf: string): Core => ({ span: { first: edtf, last: edtf }, basis: 'AS_PRINTED', doubt: null })

function inSeason(point: Point, says: ReadonlySet<Meaning>): Core[] {
  const part = partOf(says)
  const season = Object.entries(seasons).find(([meaning]) => says.has(meaning as Meaning))?.[1]
  const { calendar, year, month, day } = point
  const spans = spansOf(point)
  const basis = calendar === 'GREGORIAN' ? 'AS_PRINTED' : 'INFERRED'
  const doubt = calendar === 'GREGORIAN' ? null : message('dates.doubt.converted', { calendar })
  if (part === null && !season)
    // The Hijri month begins with the sighting of the moon: the day that is computed is a day that it can have been.
    return spans.flatMap((span) =>
      calendar === 'HIJRI' && day !== null
        ? [
            { span: { first: `${span.first}~`, last: `${span.last}~` }, basis, doubt },
            { span, basis, doubt },
          ]
        : [{ span, basis, doubt }],
    )
  const lost = message('dates.doubt.form')
  if (calendar !== 'GREGORIAN' || day !== null || (season && (part !== null || month !== null)))
    return spans.map((span) => ({ span, basis, doubt: lost }))
  if (season) return year === null ? [] : season.map((code) => core(`${two4(year)}-${code}`))
  if (month === null) return year === null ? [] : [core(`${two4(year)}-${37 + (part ?? 0)}~`)]
  return spans.map(({ first }) => core(`${first}-${part}X~`))
}

const two4 = (year: number) => String(year).padStart(4, '0')
const partOf = (says: ReadonlySet<Meaning>) =>
  says.has('EARLY') ? 0 : says.has('MID') ? 1 : says.has('LATE') ? 2 : null

const isDecade = ({ atoms, says }: Segment) => {
  const [only, ...others] = atoms
  if (only?.kind !== 'NUMBER' || others.length > 0 || only.digits !== 4 || only.value % 10 !== 0) return false
  return only.suffix === 'DECADE' || says.has('DECADE')
}

/** "The 1900s" can be ten years or a hundred. */
function decades({ atoms, says }: Segment): Core[] {
  const [only] = atoms
  if (only?.kind !== 'NUMBER') return []
  const year = only.text
  const codes =
    only.value % 100 === 0 ? [`${year.slice(0, 3)}X`, `${year.slice(0, 2)}XX`] : [`${year.slice(0, 3)}X`]
  const doubt = partOf(says) === null ? null : message('dates.doubt.form')
  return codes.map((code) => ({ ...core(code), doubt }))
}

/** The 20th century is 1901 to 2000. */
function centuries({ atoms, says }: Segment): Core[] {
  const [only, ...others] = atoms
  if (!only || others.length > 0 || only.kind === 'MONTH' || only.kind === 'FIGURES') return []
  if (only.value < 1 || only.value > 21) return []
  const [first, last] = [two4(only.value * 100 - 99), two4(only.value * 100)]
  const doubt = partOf(says) === null ? null : message('dates.doubt.form')
  return [{ span: { first, last }, basis: 'AS_PRINTED', doubt }]
}

function julian({ calendar, year, month, day }: Point): Core[] {
  if (calendar !== 'GREGORIAN' || year === null || month === null || day === null) return []
  const edtf = fromJulian(year, Number(month), day)
  const doubt = message('dates.doubt.oldStyle')
  return edtf === null ? [] : [{ ...core(edtf), basis: 'INFERRED', doubt }]
}

/** Russia kept the Julian calendar until 31 January 1918, the West until 1582: such a date can be in either. */
function maybeJulian(point: Point, verbatim: string, says: ReadonlySet<Meaning>): Core[] {
  const { year, month, day } = point
  if (
    says.has('NEW_STYLE') ||
    year === null ||
    month === null ||
    day === null ||
    point.calendar !== 'GREGORIAN'
  )
    return []
  const iso = `${two4(year)}-${two(month)}-${two(day)}`
  const ofRussia = /[\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}]/u.test(verbatim)
  return (iso < '1582-10-15' && iso > '1500') || (ofRussia && iso < '1918-02-14') ? julian(point) : []
}

// ---------------------------------------------------------------- two dates

/** The same day in two calendars: the Gregorian one, where it is printed. Null where the dates are not of different calendars. */
function sameDay(segments: readonly Segment[], eastern: boolean): DateCandidate[] | null {
  const read = segments.map((segment) => pointsOf(segment, eastern))
  const points = read.flatMap(([point]) => (point ? [point] : []))
  const calendars = new Set(points.map(({ calendar }) => calendar))
  const gregorian = points.filter(({ calendar }) => calendar === 'GREGORIAN')
  const [day] = gregorian
  if (points.length !== segments.length || calendars.size !== segments.length) return null
  if (!day || gregorian.length !== 1 || day.year === null) return null
  const index = points.indexOf(day)
  const says = segments[index]?.says ?? new Set()
  const own = limited(
    qualified(spansOf(day)[0] ?? { first: '', last: '' }, says),
    bounds.find((limit) => segments.some((segment) => segment.says.has(limit))),
  )
  const agrees = points.every((point) => point === day || spansOf(point).some((span) => isNear(span, day)))
  return [
    {
      edtf: own,
      basis: 'AS_PRINTED',
      doubt: agrees ? null : message('dates.doubt.calendarsDiffer', { calendar: otherOf(calendars) }),
    },
  ]
}

const otherOf = (calendars: ReadonlySet<Calendar>) =>
  [...calendars].find((calendar) => calendar !== 'GREGORIAN') ?? 'HIJRI'

const DAY = 86_400_000

/** Within two days: a Hijri month begins with the sighting of the moon. */
function isNear({ first, last }: Span, { year, month, day }: Point): boolean {
  if (year === null) return false
  const date = new Date(0)
  date.setUTCFullYear(year, Number(month ?? 1) - 1, day ?? 15)
  const time = date.getTime()
  const slack = day === null ? 31 * DAY : 2 * DAY
  return time >= Date.parse(first) - slack && time <= Date.parse(last) + slack
}

const ofRange: readonly Meaning[] = [
  'BETWEEN',
  'SINCE',
  'ABOUT',
  'UNCERTAIN',
  'EARLY',
  'MID',
  'LATE',
  'GREGORIAN',
  'HIJRI',
  'PERSIAN',
  'HEBREW',
  'SPRING',
  'SUMMER',
  'AUTUMN',
  'WINTER',
  'SPRING_OR_SUMMER',
  'DECADE',
  'OLD_STYLE',
  'NEW_STYLE',
]

function pair(one: Segment, other: Segment, eastern: boolean): DateCandidate[] {
  const isUntil = (meaning: Meaning) => meaning === 'UNTIL' && one.says.has('SINCE')
  if ([...one.says, ...other.says].some((meaning) => !ofRange.includes(meaning) && !isUntil(meaning)))
    return []
  const between = one.says.has('BETWEEN') || other.says.has('BETWEEN')
  const seconds = pointsOf(other, eastern)
  return pointsOf(one, eastern).flatMap((first) =>
    seconds.flatMap((second) => {
      const [a, b] = filled(first, second)
      return ofPair(a, b, one, other, between)
    }),
  )
}

/** "25–26 February 1992": what one end leaves out is what the other says. "1991–92" too. */
function filled(a: Point, b: Point): [Point, Point] {
  if (
    a.year !== null &&
    a.month === null &&
    a.day === null &&
    b.year === null &&
    b.month === null &&
    b.day !== null &&
    b.day > 9
  )
    return [a, { ...b, year: Math.floor(a.year / 100) * 100 + b.day, day: null }]
  const isDayOnly = a.day !== null && a.month === null
  const first = {
    ...a,
    month: isDayOnly ? b.month : a.month,
    year: a.year ?? b.year,
    calendar: isDayOnly ? b.calendar : a.calendar,
  }
  const second = {
    ...b,
    month: b.day !== null && b.month === null ? a.month : b.month,
    year: b.year ?? a.year,
  }
  // "5 March – 1992" is no range of two dates of the same fineness.
  return b.month === null && b.day === null && a.month !== null ? [a, b] : [first, second]
}

function ofPair(a: Point, b: Point, one: Segment, other: Segment, between: boolean): DateCandidate[] {
  if (a.calendar !== b.calendar || (a.year === null) !== (b.year === null)) return []
  const joint = other.joint ?? 'RANGE'
  const styles = oldAndNew(a, b, one, other)
  if (styles) return styles
  if (one.says.has('OLD_STYLE') || other.says.has('OLD_STYLE')) return []
  const gap = daysBetween(a, b)
  if (joint === 'ALSO') return []
  if (joint === 'SLASH' && a.day !== null && gap !== 1) return []
  if (joint === 'AND' && !between && gap !== 1 && !isNextMonth(a, b)) return []
  const unsure = other.says.has('UNCERTAIN')
  const about = one.says.has('ABOUT')
  const firsts = endsOf(a, one, { unsure, about })
  const lasts = endsOf(b, other, { unsure, about })
  return firsts.flatMap((first) =>
    lasts.map((last): DateCandidate => {
      const edges = [first.span.first, last.span.last]
      const edtf =
        joint === 'OR' ? `[${edges.join(',')}]` : between ? `[${edges.join('..')}]` : edges.join('/')
      return { edtf, basis: first.basis, doubt: first.doubt ?? last.doubt }
    }),
  )
}

/** "c. 1990–1992" and "1990–1992?" are doubtful at both ends. */
function endsOf(
  point: Point,
  segment: Segment,
  { unsure, about }: { unsure: boolean; about: boolean },
): Core[] {
  const says = new Set(segment.says)
  if (unsure) says.add('UNCERTAIN')
  if (about) says.add('ABOUT')
  const found = isDecade(segment) ? decades(segment) : inSeason(point, says)
  return found.map((one) => ({ ...one, span: qualified(one.span, says) }))
}

const timeOf = ({ year, month, day }: Point) => Date.UTC(year ?? 2000, Number(month ?? 1) - 1, day ?? 1)

const daysBetween = (a: Point, b: Point) =>
  a.day === null || b.day === null || a.month === null || b.month === null || a.calendar !== 'GREGORIAN'
    ? null
    : Math.round((timeOf(b) - timeOf(a)) / DAY)

const isNextMonth = (a: Point, b: Point) =>
  a.day === null &&
  b.day === null &&
  a.month !== null &&
  b.month !== null &&
  Number(b.month) - Number(a.month) === 1 &&
  a.year === b.year

/** "13 (26) February 1918" is one day in both styles; null where it isn't. */
function oldAndNew(a: Point, b: Point, one: Segment, other: Segment): DateCandidate[] | null {
  if (
    other.joint !== 'ALSO' &&
    other.joint !== 'SLASH' &&
    !one.says.has('OLD_STYLE') &&
    !other.says.has('OLD_STYLE')
  )
    return null
  if (a.calendar !== 'GREGORIAN' || a.year === null || b.year === null) return null
  const isOld = (old: Point, day: Point) =>
    old.year !== null &&
    old.month !== null &&
    old.day !== null &&
    day.day !== null &&
    fromJulian(old.year, Number(old.month), old.day) === spansOf(day)[0]?.first
  const swapped = isOld(b, a)
  if (!swapped && !isOld(a, b)) return null
  const named = one.says.has('OLD_STYLE') || other.says.has('OLD_STYLE')
  const [edtf] = spansOf(swapped ? a : b).map(({ first }) => first)
  if (edtf === undefined) return null
  return [
    {
      edtf,
      basis: named ? 'AS_PRINTED' : 'INFERRED',
      doubt: named ? null : message('dates.doubt.twoStyles'),
    },
  ]
}
