import { DAY_MS } from '@/lib/durations'
import { message } from '@/lib/messages/message'
import { type Calendar, fromJulian } from './calendars'
import {
  bounds,
  type Core,
  type DateCandidate,
  decades,
  inSeason,
  isDecade,
  limited,
  qualified,
} from './cores'
import { type Point, pointsOf, type Span, spansOf } from './points'
import type { Segment } from './segments'
import type { Meaning } from './words'

/** The same day in two calendars: the Gregorian one, where it is printed. Null where the dates are not of different calendars. */
export function sameDay(segments: readonly Segment[], eastern: boolean): DateCandidate[] | null {
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

/** Within two days: a Hijri month begins with the sighting of the moon. */
function isNear({ first, last }: Span, { year, month, day }: Point): boolean {
  if (year === null) return false
  const date = new Date(0)
  date.setUTCFullYear(year, Number(month ?? 1) - 1, day ?? 15)
  const time = date.getTime()
  const slack = day === null ? 31 * DAY_MS : 2 * DAY_MS
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

/** The readings of two dates: a range, a date between them, or one of them. */
export function pair(one: Segment, other: Segment, eastern: boolean): DateCandidate[] {
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
    : Math.round((timeOf(b) - timeOf(a)) / DAY_MS)

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
