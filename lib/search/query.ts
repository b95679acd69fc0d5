/** A parsed search: words, "exact phrases" and -excluded words. */
export type Asked = { words: string[]; phrases: string[]; without: string[] }

const MAX_TYPED = 300
const MAX_TERMS = 12
const token = /(-?)(?:"([^"]*)"?|([^\s"]+))/g
const lettersAndDigits = /[\p{L}\p{M}\p{N}]+/gu

/** Parses a search. Accepts any input: other signs separate words. Keeps at most twelve terms. */
export function parseAsked(typed: string): Asked {
  const asked: Asked = { words: [], phrases: [], without: [] }
  const plain = typed
    .toWellFormed()
    .normalize('NFC')
    .slice(0, MAX_TYPED)
    .replaceAll(/[“”„«»]/g, '"')
  for (const [, minus, quoted, bare] of plain.matchAll(token)) {
    const words = (quoted ?? bare ?? '').match(lettersAndDigits) ?? []
    if (words.length === 0) continue
    if (minus) asked.without.push(words.join(' '))
    else if (quoted !== undefined && words.length > 1) asked.phrases.push(words.join(' '))
    else asked.words.push(...words)
  }
  const words = asked.words.slice(0, MAX_TERMS)
  const phrases = asked.phrases.slice(0, MAX_TERMS - words.length)
  return { words, phrases, without: asked.without.slice(0, MAX_TERMS) }
}

/** True if a search has no words and no phrases. Excluded words alone find nothing. */
export const asksForNothing = ({ words, phrases }: Asked) => words.length === 0 && phrases.length === 0
