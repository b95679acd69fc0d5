import { type Check, foundIn, placeOf } from './check'
import { datesOf } from './dates-found'
import type { CheckInput } from './input'

export const missingYear: Check = {
  id: 'missing-year',
  level: 'WARN',
  title: 'A day without a year',
  explanation:
    'A day and a month alone let a reader guess the year. If the source gives it, add it; if it does not, say “year not given”. No year is ever filled in by guessing.',
  example: '“On 28 May the senate made a statement”: of which year?',
  applies: (input) => input.texts.length > 0 || input.dates.length > 0,
  run: (input) => [...inTexts(input), ...inFields(input)],
}

/** Words of a quotation are the source's: there the missing year is told, not blamed. */
const inTexts = (input: CheckInput) =>
  input.texts.flatMap((block) =>
    datesOf(block)
      .filter((date) => date.yearless && date.readings.some((reading) => /^XXXX-\d\d-\d\d/.test(reading)))
      .filter((date) => !/year not given/i.test(block.text.slice(date.end, date.end + 20)))
      .map((date) =>
        foundIn(
          block,
          date.start,
          date.end,
          `“${date.text}” has no year.`,
          block.subjectId === null ? 'WARN' : 'INFO',
        ),
      ),
  )

const inFields = (input: CheckInput) =>
  input.dates
    .filter(({ date }) => date.edtf?.includes('XXXX'))
    .map(({ field, date }) => ({
      level: 'INFO' as const,
      message: `“${date.verbatim}” has no year; it will be shown as “year not given”.`,
      place: placeOf(field),
      excerpt: date.verbatim,
    }))
