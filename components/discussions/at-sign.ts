/** The "@" before the cursor, with the part of a name that was typed after it; null when there is none. */
export function atSignBefore(text: string, cursor: number): { from: number; typed: string } | null {
  const found = /(^|[^\p{L}\p{N}_])@([^@\n]{0,40})$/u.exec(text.slice(0, cursor))
  const typed = found?.[2]
  if (typed === undefined || /^\s/.test(typed) || /\s\S*\s\S*\s/.test(typed)) return null
  return { from: cursor - typed.length - 1, typed }
}

/** Replaces what was typed with "@name ". Returns the text and the new position of the cursor. */
export function withName(text: string, from: number, cursor: number, name: string) {
  const before = `${text.slice(0, from)}@${name} `
  return { text: before + text.slice(cursor).replace(/^ /, ''), cursor: before.length }
}
