/** The end of a sentence in most scripts, with closing quotes and brackets, before a space that no lowercase letter follows. */
const end = /(?<![.!?…。！？؟۔।։])([.!?…。！？؟۔।։]+)[\p{Pe}\p{Pf}"'’”]*(?=\s+[^\s\p{Ll}])/gu

/** A full stop after an initial, a number or a short abbreviation ("Mr.", "No.", "J.") doesn't end a sentence. */
const abbreviation = /(?:^|[\s\p{Ps}\p{Pi}])(?:\p{L}|\p{Lu}\p{L}{1,2}|\p{N}+|pp|cf|vs|al|etc|art|vol|no)$/u

/**
 * The last sentence before a citation, the same on every machine (it uses no ICU data). When in doubt it begins too early rather than too
 * late, so that a verdict covers more text and never less. A second citation after the same sentence gets the same sentence.
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
