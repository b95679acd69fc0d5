import { bounds } from '@/lib/dates'
import { message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { type Check, type Found, foundIn, placeOf } from '../check'
import { datesOf, type FoundDate } from '../detect/dates'
import type { CheckInput, TextBlock } from '../input'

/** A number of an act that carries a year: "333-2013", "12/1998", "A/RES/2013/4". */
const numbered =
  /(?<![\d.])(?:\d{1,5}[-/]((?:1[89]|20)\d{2})|((?:1[89]|20)\d{2})[-/]\d{1,5})(?![\d-]|\/\d|\.\d)/g
/** "1939-1945" is a time, not a number. */
const isSpan = /^(?:1[5-9]|20)\d\d[-/](?:1[5-9]|20)\d\d$/
/** The longest distance in a sentence between an act's number and its date. */
const reach = 160

export const numberYear: Check = {
  id: 'number-year',
  level: 'INFO',
  applies: (input) => input.texts.length > 0 || numberedDate(input) !== null,
  run: (input) => [...input.texts.flatMap(inText), ...inFields(input)],
}

const yearOf = (match: RegExpMatchArray) => match[1] ?? match[2] ?? ''

function inText(block: TextBlock): Found[] {
  const dates = datesOf(block)
  let first = 0
  return [...block.text.matchAll(numbered)].flatMap((match) => {
    const start = match.index
    const end = start + match[0].length
    while ((dates[first]?.end ?? start) <= start - reach) first += 1
    if (isSpan.test(match[0])) return []
    const around = datesUntil(dates, first, end + reach)
    if (around.some((date) => date.start <= start && date.end >= end)) return []
    const nearby = around.filter((date) => !date.yearless)
    const years = nearby.flatMap((date) => /\d{4}/.exec(date.text)?.[0] ?? [])
    if (years.length === 0 || years.includes(yearOf(match))) return []
    return [
      foundIn(
        block,
        start,
        end,
        message('checks.number-year.inText', {
          number: match[0],
          year: yearOf(match),
          other: years[0] ?? '',
        }),
      ),
    ]
  })
}

/** The dates from the one at `first` on that begin before an offset. Dates are in order, so that only those are looked at. */
function datesUntil(dates: readonly FoundDate[], first: number, limit: number): FoundDate[] {
  const found: FoundDate[] = []
  for (let at = first; at < dates.length; at += 1) {
    const date = dates[at]
    if (!date || date.start >= limit) break
    found.push(date)
  }
  return found
}

/** The number and date in the record's fields; null where its kind has no such fields or one is empty. */
function numberedDate({ kind, fields, dates }: CheckInput) {
  const { NUMBER: field, DATE: dateField } = kind === null ? {} : kindOf(kind).sourceFields
  const number = field === undefined ? null : fields[field]
  const date = dates.find((one) => one.field === `fields.${dateField}`)?.date
  return typeof number === 'string' && date ? { field: `fields.${field}`, number, date } : null
}

function inFields(input: CheckInput): Found[] {
  const given = numberedDate(input)
  if (!given) return []
  const { field, number, date } = given
  const { from, to } = bounds(date.edtf)
  return [...number.matchAll(numbered)]
    .filter(
      (match) =>
        from !== null && to !== null && (yearOf(match) < from.slice(0, 4) || yearOf(match) > to.slice(0, 4)),
    )
    .map((match) => ({
      message: message('checks.number-year.inFields', { year: yearOf(match), date: date.verbatim }),
      place: placeOf(field),
      excerpt: match[0],
    }))
}
