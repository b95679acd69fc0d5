import { type Check, placeOf } from './check'

export const consent: Check = {
  id: 'consent',
  level: 'BLOCK',
  leftToGate: true,
  title: 'Consent withdrawn, or an embargo running',
  explanation:
    'Whoever speaks in a testimony decides whether and when it is shown. A withdrawn consent, or an embargo whose day has not come, stops publishing whatever else is in order.',
  example: 'The speaker asked that nothing be shown before 2030.',
  applies: (input) => input.consent !== null,
  run: ({ consent: given, today }) => {
    if (given?.withdrawn)
      return [
        {
          message: 'The speaker has withdrawn consent: this may not be shown.',
          place: placeOf('consent'),
          excerpt: '',
        },
      ]
    if (!given?.embargoUntil || given.embargoUntil <= today) return []
    const message = `The speaker’s embargo runs until ${given.embargoUntil}.`
    return [{ message, place: placeOf('consent'), excerpt: given.embargoUntil }]
  },
}
