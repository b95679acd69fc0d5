import { type Message, message } from '@/lib/messages/message'
import { ImpossibleDate, readDate } from '../edtf'
import { weekdayProblem } from '../weekday'
import { plainText } from './characters'
import { bounds, cores, type DateCandidate, isDecade, limited, qualified } from './cores'
import { pair, sameDay } from './pairs'
import { two } from './points'
import { type Parts, type Segment, segmentsOf } from './segments'
import { tokensOf } from './tokens'
import type { Meaning } from './words'

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
