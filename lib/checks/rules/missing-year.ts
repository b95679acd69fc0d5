import { message } from '@/lib/messages/message'
import { type Check, type Found, foundIn, placeOf } from '../check'
import { datesIn, datesOf } from '../detect/dates'
import type { CheckInput } from '../input'

export const missingYear: Check = {
  id: 'missing-year',
  level: 'WARN',
  applies: (input) => input.texts.length > 0 || input.dates.length > 0,
  run: (input) => [...inTexts(input), ...inFields(input)],
}

/** In a quotation, the text is the source's: a missing year is only noted. */
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
          message('checks.missing-year.noYear', { date: date.text }),
          block.subjectId === null ? 'WARN' : 'INFO',
        ),
      ),
  )

/** A date without a reading is shown as printed, so no reader learns that the year isn't given. */
const inFields = (input: CheckInput): Found[] =>
  input.dates.flatMap(({ field, date }): Found[] => {
    const found = { place: placeOf(field), excerpt: date.verbatim }
    if (date.edtf?.includes('XXXX'))
      return [
        {
          ...found,
          level: 'INFO',
          message: message('checks.missing-year.shown', { date: date.verbatim }),
        },
      ]
    if (date.edtf !== null || !isYearless(date.verbatim)) return []
    const text = message('checks.missing-year.unread', { date: date.verbatim })
    return [{ ...found, message: text, reliedOn: [field] }]
  })

/** True when a day and a month are printed without a year beside them or anywhere else. */
const isYearless = (verbatim: string) =>
  !/\d{4}|year not given/i.test(verbatim) &&
  datesIn(verbatim, 'und').some(({ readings }) => readings.some((reading) => /^XXXX-\d\d-\d\d/.test(reading)))
