/** What was kept, and below it what was typed before that was read. */
export const bothTexts = (kept: string, typed: string): string =>
  kept === '' || typed === '' || kept === typed ? kept || typed : `${kept}\n\n${typed}`

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0)

/** The kept fields; those that are empty as they were changed before the others were read. */
export const keptFirst = <Fields extends object>(kept: Fields, changed: Fields): Fields => ({
  ...changed,
  ...Object.fromEntries(Object.entries(kept).filter(([, value]) => !isEmpty(value))),
})
