import { type Check, foundIn } from '../check'
import { datesOf } from '../detect/dates'

export const ambiguousDate: Check = {
  id: 'ambiguous-date',
  level: 'INFO',
  title: 'A date in figures that can be read two ways',
  explanation:
    'Day first or month first: 02.03.2015 is 2 March or 3 February. Find out how this source writes its dates (another of them may have a day above 12) before one is taken over.',
  example: '“08.02.2013” beside “25.02.2010” in the same list: the second shows that the day comes first.',
  applies: (input) => input.texts.length > 0,
  run: (input) =>
    input.texts.flatMap((block) => {
      const dates = datesOf(block).filter((date) => date.numeric)
      const decided = dates.find((date) => date.readings.length === 1)
      const order = decided ? ` “${decided.text}” in the same place can be read in one way only.` : ''
      return dates
        .filter((date) => date.readings.length > 1)
        .map((date) => {
          const readings = date.inWords.join(' or ')
          return foundIn(block, date.start, date.end, `“${date.text}” is ${readings}.${order}`)
        })
    }),
}
