import { type Check, placeOf } from '../check'

export const consent: Check = {
  id: 'consent',
  level: 'BLOCK',
  leftToGate: true,
  title: 'Consent that does not allow publishing',
  explanation:
    'Whoever speaks in a testimony decides whether, when and under which name it is shown. A consent that was withdrawn or is not open, an embargo whose day has not come, a missing name or a transcript that was not approved stops publishing whatever else is in order.',
  example: 'The speaker asked that nothing be shown before 2030.',
  applies: (input) => input.consentProblems !== null,
  run: ({ consentProblems }) =>
    (consentProblems ?? []).map((message) => ({ message, place: placeOf('consent'), excerpt: '' })),
}
