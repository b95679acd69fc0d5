import { type Message, message } from '@/lib/messages/message'
import { fromJulian } from './calendars'
import { type Point, pointsOf, type Span, spansOf, two } from './points'
import type { Segment } from './segments'
import type { Meaning } from './words'

export type DateCandidate = {
  edtf: string
  /** AS_PRINTED: the text gives it. INFERRED: it was converted from another calendar. SUPPLIED: it is printed in square brackets. */
  basis: 'AS_PRINTED' | 'INFERRED' | 'SUPPLIED'
  /** Why this reading is doubtful; null when nothing speaks against it. */
  doubt: Message | null
}

/** Words that set a bound. */
export const bounds: readonly Meaning[] = ['AFTER', 'BEFORE', 'SINCE', 'UNTIL']

export type Core = { span: Span; basis: DateCandidate['basis']; doubt: Message | null }

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

/** The span with the doubt of the words beside it. */
export const qualified = ({ first, last }: Span, says: ReadonlySet<Meaning>): Span => ({
  first: withQualifier(first, qualifierOf(says)),
  last: withQualifier(last, qualifierOf(says)),
})

/** The span as one date, or with the bound that the words beside it set. */
export function limited(span: Span, limit: Meaning | undefined): string {
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
export function cores(segment: Segment, verbatim: string, eastern: boolean): Core[] {
  const { says } = segment
  if (says.has('CENTURY')) return centuries(segment)
  if (isDecade(segment)) return decades(segment)
  return pointsOf(segment, eastern).flatMap((point) => {
    if (says.has('OLD_STYLE')) return julian(point)
    return inSeason(point, says).flatMap((core) => [core, ...maybeJulian(point, verbatim, says)])
  })
}

const core = (edtf: string): Core => ({ span: { first: edtf, last: edtf }, basis: 'AS_PRINTED', doubt: null })

export function inSeason(point: Point, says: ReadonlySet<Meaning>): Core[] {
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

export const isDecade = ({ atoms, says }: Segment) => {
  const [only, ...others] = atoms
  if (only?.kind !== 'NUMBER' || others.length > 0 || only.digits !== 4 || only.value % 10 !== 0) return false
  return only.suffix === 'DECADE' || says.has('DECADE')
}

/** "The 1900s" can be ten years or a hundred. */
export function decades({ atoms, says }: Segment): Core[] {
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
