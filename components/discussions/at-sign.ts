/** The "@" that is being written at the cursor, with the letters of a name after it; null when there is none. */
export function atSignBefore(text: string, cursor: number): { from: number; typed: string } | null {
  const found = /(^|[^\p{L}\p{N}_])@([^@\n]{0,40})$/u.exec(text.slice(0, cursor))
  const typed = found?.[2]
  if (typed === undefined || /^\s/.test(typed) || /\s\S*\s\S*\s/.test(typed)) return null
  return { from: cursor - typed.length - 1, typed }
}

/** The text with "@name " in the place of what was typed, and where the cursor then stands. */
export function withName(text: string, from: number, cursor: number, name: string) {
  const before = `${text.slice(0, from)}@${name} `
  return { text: before + text.slice(cursor).replace(/^ /, ''), cursor: before.length }
}
