import { type Check, placeOf } from '../check'

/** What is said of an aspect whose verdict has fallen. */
export const staleWords = 'what was checked has changed since, so that verdict no longer counts.'

export const staleVerdict: Check = {
  id: 'stale-verdict',
  level: 'BLOCK',
  leftToGate: true,
  title: 'A verdict on words that have changed since',
  explanation:
    'A verdict holds for exactly what was judged: the words, the chain, the locators, the copy. When any of it changes the verdict no longer counts, and somebody has to look again.',
  example: 'A quotation was verified on Monday; on Tuesday one word of it was changed.',
  applies: (input) => input.verdicts.length > 0,
  run: (input) =>
    input.verdicts
      .filter(({ stale }) => stale)
      .flatMap(({ subjectId, aspect }) => {
        const subject = input.subjects.find(({ id }) => id === subjectId)
        if (!subject) return []
        return [
          {
            message: `“${aspect.toLowerCase().replaceAll('_', ' ')}”: ${staleWords}`,
            place: placeOf(`${subject.type.toLowerCase()}.${subjectId}`, subjectId),
            excerpt: subject.wording.slice(0, 120),
          },
        ]
      }),
}
