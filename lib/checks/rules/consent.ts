import { type Check, placeOf } from '../check'

export const consent: Check = {
  id: 'consent',
  level: 'BLOCK',
  explainedByGate: true,
  applies: (input) => input.consentProblems !== null,
  run: ({ consentProblems }) =>
    (consentProblems ?? []).map((text) => ({ message: text, place: placeOf('consent'), excerpt: '' })),
}
