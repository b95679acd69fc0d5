import { message } from '@/lib/messages/message'
import { type Check, placeOf } from '../check'
import { subjectWith } from '../input'

export const staleVerdict: Check = {
  id: 'stale-verdict',
  level: 'BLOCK',
  explainedByGate: true,
  applies: (input) => input.verdicts.length > 0,
  run: (input) =>
    input.verdicts
      .filter(({ stale }) => stale)
      .flatMap(({ subjectId, aspect }) => {
        const subject = subjectWith(input, subjectId)
        if (!subject) return []
        return [
          {
            message: message('checks.stale-verdict.outdated', { aspect: message(`labels.aspect.${aspect}`) }),
            place: placeOf(`${subject.type.toLowerCase()}.${subjectId}`, subjectId),
            excerpt: subject.wording.slice(0, 120),
          },
        ]
      }),
}
