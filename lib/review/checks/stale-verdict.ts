import { type Check, placeOf } from './check'

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
      .filter(
        (verdict) => verdict.stale && input.subjects.some((subject) => subject.id === verdict.subjectId),
      )
      .map((verdict) => {
        const subject = input.subjects.find(({ id }) => id === verdict.subjectId)
        const aspect = verdict.aspect.toLowerCase().replaceAll('_', ' ')
        return {
          message: `The verdict on “${aspect}” was given on other words, another chain or another copy. Ask for it again.`,
          place: placeOf(
            `${(subject?.type ?? 'subject').toLowerCase()}.${verdict.subjectId}`,
            verdict.subjectId,
          ),
          excerpt: subject?.wording.slice(0, 120) ?? '',
        }
      }),
}
