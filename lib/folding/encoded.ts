/** A letter as addresses write it: "%D0%97". */
const ENCODED =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-4](?:%[89ab][\da-f]){3}/gi

function letterOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

/** A text with the letters that addresses encode, as a person reads it. */
export const withLetters = (text: string): string =>
  text.includes('%') ? text.replaceAll(ENCODED, letterOf) : text

/** Looks for stretches in a text as a person reads it. Returns where they are in the text as it is stored. */
export function findInLetters<Stretch extends { start: number; end: number }>(
  text: string,
  find: (letters: string) => Stretch[],
): Stretch[] {
  const letters = withLetters(text)
  const found = find(letters)
  if (letters === text || found.length === 0) return found
  // Where each letter, in UTF-16 units, begins in the stored text.
  const places: number[] = []
  let at = 0
  for (const { 0: encoded, index } of text.matchAll(ENCODED)) {
    for (; at < index; at += 1) places.push(at)
    for (const _ of letterOf(encoded).split('')) places.push(at)
    at += encoded.length
  }
  for (; at < text.length; at += 1) places.push(at)
  const placeOf = (index: number) => places[index] ?? text.length
  return found.map((one) => ({ ...one, start: placeOf(one.start), end: placeOf(one.end) }))
}
