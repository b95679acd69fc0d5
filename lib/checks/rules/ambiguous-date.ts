import { message } from '@/lib/messages/message'
import { type Check, foundIn } from '../check'
import { datesOf } from '../detect/dates'

export const ambiguousDate: Check = {
  id: 'ambiguous-date',
  level: 'INFO',
  applies: (input) => input.texts.length > 0,
  run: (input) =>
    input.texts.flatMap((block) => {
      const dates = datesOf(block).filter((date) => date.numeric)
      const decided = dates.find((date) => date.readings.length === 1)
      return dates
        .filter((date) => date.readings.length > 1)
        .map((date) => {
          const [first = '', second = ''] = date.readings
          const values = { date: date.text, first: { day: first }, second: { day: second } }
          const text = decided
            ? message('checks.ambiguous-date.decided', { ...values, other: decided.text })
            : message('checks.ambiguous-date.twoReadings', values)
          return foundIn(block, date.start, date.end, text)
        })
    }),
}
