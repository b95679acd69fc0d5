/** What was kept, and after it what was typed before that was read: in a paragraph of its own where `between` says nothing else. */
export const bothTexts = (kept: string, typed: string, between = '\n\n'): string =>
  kept === '' || typed === '' || kept === typed ? kept || typed : `${kept}${between}${typed}`

/** The same in one line, which was `opened` before; a text that is still the same as that adds nothing. */
export function bothInLine(kept: string, typed: string, opened: string): string {
  if (kept === opened) return typed
  return typed === opened ? kept : bothTexts(kept, typed, ' ')
}

const isEmpty = (value: unknown): boolean =>
  value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0)

/** The kept fields; those that are empty as they were changed before the others were read. */
export const keptFirst = <Fields extends object>(kept: Fields, changed: Fields): Fields => ({
  ...changed,
  ...Object.fromEntries(Object.entries(kept).filter(([, value]) => !isEmpty(value))),
})
