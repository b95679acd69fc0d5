/** The end of a sentence in most scripts, with quotes and brackets that close on it, before a blank and no small letter. */
const end = /([.!?…。！？؟۔।։]+)[\p{Pe}\p{Pf}"'’”]*(?=\s+[^\s\p{Ll}])/gu

/** A full stop that rather closes an initial, a number or a short abbreviation ("Mr.", "No.", "J."). */
const abbreviation = /(?:^|[\s\p{Ps}\p{Pi}])(?:\p{L}|\p{Lu}\p{L}{1,2}|\p{N}+|pp|cf|vs|al|etc|art|vol|no)$/u

/**
 * The last sentence of the words before a citation, the same on every machine (no ICU data is asked). In doubt it begins too early
 * rather than too late: a verdict then covers more words, never fewer. A second citation after the same sentence gets the same one.
 */
export function closedSentence(before: string): string {
  const text = before.trimEnd()
  let start = 0
  for (const match of text.matchAll(end)) {
    const stop = match[1] === '.' && abbreviation.test(text.slice(Math.max(0, match.index - 12), match.index))
    if (!stop) start = match.index + match[0].length
  }
  return text.slice(start).trim()
}
