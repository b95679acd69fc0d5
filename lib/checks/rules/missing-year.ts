import { type Check, type Found, foundIn, placeOf } from '../check'
import { datesIn, datesOf } from '../detect/dates'
import type { CheckInput } from '../input'

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

/** A date that nobody has read yet is shown as it is printed: then nothing says that its year is not given. */
const inFields = (input: CheckInput): Found[] =>
  input.dates.flatMap(({ field, date }): Found[] => {
    const found = { place: placeOf(field), excerpt: date.verbatim }
    if (date.edtf?.includes('XXXX'))
      return [
        {
          ...found,
          level: 'INFO',
          message: `“${date.verbatim}” has no year; it will be shown as “year not given”.`,
        },
      ]
    if (date.edtf !== null || !isYearless(date.verbatim)) return []
    const message = `“${date.verbatim}” has no year. Choose how it is read, so that it is shown as “year not given”.`
    return [{ ...found, message, rests: [field] }]
  })

/** A day and a month are printed, and no year beside them or anywhere else. */
const isYearless = (verbatim: string) =>
  !/\d{4}|year not given/i.test(verbatim) &&
  datesIn(verbatim, 'und').some(({ readings }) => readings.some((reading) => /^XXXX-\d\d-\d\d/.test(reading)))
