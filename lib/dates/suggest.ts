import type { Message } from '@/lib/messages/message'
import { ImpossibleDate, readDate } from './edtf'
import { monthsNamed } from './names'
import { weekdayProblem } from './weekday'

export type DateCandidate = {
  edtf: string
  /** Why this reading is doubtful; null when nothing speaks against it. */
  doubt: Message | null
}

/**
 * Readings of a printed date, for a person to choose from; never chosen by the program. A day-first or month-first form that can be
 * read both ways gives both. Empty when the form is not understood, has a two-digit year, or names a day that does not exist.
 */
export function suggestEdtf(verbatim: string): DateCandidate[] {
  const text = verbatim.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const readings = numeric(text) ?? iso(text) ?? years(text) ?? inWords(text)
  return [...new Set(readings)].flatMap((edtf) => candidate(text, edtf))
}

function candidate(text: string, edtf: string): DateCandidate[] {
  try {
    readDate(edtf)
  } catch (error) {
    if (error instanceof ImpossibleDate) return []
    throw error
  }
  return [{ edtf, doubt: weekdayProblem(text, edtf) }]
}

const two = (number: string | number) => String(number).padStart(2, '0')

function iso(text: string): string[] | null {
  return /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? [text] : null
}

/** 25.02.1992, 25/2/1992, 2-25-1992; day and month can change places. A year of two digits is not completed. */
function numeric(text: string): string[] | null {
  const withYear = /(?:^|[\s,])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?:$|[\s,.])/.exec(text)
  if (withYear) {
    const [, a = '', , b = '', year = ''] = withYear
    return year.length === 2 ? [] : [`${year}-${two(b)}-${two(a)}`, `${year}-${two(a)}-${two(b)}`]
  }
  const monthAndYear = /^(\d{1,2})[./](\d{4})$/.exec(text)
  if (monthAndYear) return [`${monthAndYear[2]}-${two(monthAndYear[1] ?? '')}`]
  const withoutYear = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(text)
  if (!withoutYear) return null
  const [, a = '', b = ''] = withoutYear
  return [`XXXX-${two(b)}-${two(a)}`, `XXXX-${two(a)}-${two(b)}`]
}

const aboutWords = /^(?:c|ca|circa|about|around|approximately|около|təxminən|vers|um)\.?\s+(?=\d)/iu

/** 1992, c. 1992, 1992?, 1990s, 1991–1992, 1991–92. */
function years(text: string): string[] | null {
  const plain = text.replace(aboutWords, '').replace(/\?$/, '')
  const about = aboutWords.test(text)
  const unsure = text.endsWith('?')
  const qualifier = about && unsure ? '%' : about ? '~' : unsure ? '?' : ''
  const decade = /^(\d{3})0['’]?s$/.exec(plain)
  if (decade) return [`${decade[1]}X${qualifier}`]
  const range = /^(\d{4})\s?[-–—/]\s?(\d{4}|\d{2})$/.exec(plain)
  if (range) {
    const [, from = '', to = ''] = range
    return [`${from}${qualifier}/${to.padStart(4, from)}${qualifier}`]
  }
  return /^\d{4}$/.test(plain) ? [`${plain}${qualifier}`] : null
}

/** 14 March 1992, March 14th, 1992, 25–26 February, March 1992: month names of many languages, the day before or after. */
function inWords(text: string): string[] {
  const tokens = text.match(/\d+|\p{L}[\p{L}\p{M}’']*|[-–—]/gu) ?? []
  const named = tokens.flatMap((token, at) =>
    /^\p{L}/u.test(token) ? monthsNamed(token).map((month) => ({ month, at })) : [],
  )
  const numbers = tokens.filter((token) => /^\d+$/.test(token))
  const yearsGiven = numbers.filter((number) => number.length === 4)
  const days = numbers.filter((number) => number.length <= 2)
  const places = new Set(named.map(({ at }) => at))
  if (places.size !== 1 || yearsGiven.length > 1 || yearsGiven.length + days.length !== numbers.length)
    return []
  const year = yearsGiven[0] ?? 'XXXX'
  return named.flatMap(({ month }) => {
    const start = `${year}-${two(month)}`
    if (days.length === 0) return [start]
    if (days.length === 1) return [`${start}-${two(days[0] ?? '')}`]
    const ranged = days.length === 2 && /\d\s?(?:-|–|—|to|and|и|və)\s?\d/u.test(text)
    return ranged ? [days.map((day) => `${start}-${two(day)}`).join('/')] : []
  })
}
