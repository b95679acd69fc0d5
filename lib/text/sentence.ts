/** The end of a sentence in most scripts, with closing quotes and brackets, before a space that no lowercase letter follows. */
const end = /(?<![.!?…。！？؟۔।։])([.!?…。！？؟۔।։]+)[\p{Pe}\p{Pf}"'’”]*(?=\s+[^\s\p{Ll}])/gu

/** A full stop after an initial, a number or a short abbreviation ("Mr.", "No.", "J.") doesn't end a sentence. */
const abbreviation = /(?:^|[\s\p{Ps}\p{Pi}])(?:\p{L}|\p{Lu}\p{L}{1,2}|\p{N}+|pp|cf|vs|al|etc|art|vol|no)$/u

/** The last end of a sentence in a text: where its marks begin, and where the next sentence begins. Null when there is none. */
function lastEnd(text: string): { marks: number; next: number } | null {
  let last = null
  for (const match of text.matchAll(end)) {
    const stop =
      match[1] === '.' && abbreviation.test(text.slice(Math.max(0, match.index - CONTEXT), match.index))
    if (!stop) last = { marks: match.index, next: match.index + match[0].length }
  }
  return last
}

/** How far before its marks the end of a sentence depends on the text. */
const CONTEXT = 12
/** Longer than most sentences. */
const USUAL = 500

/**
 * The last sentence before a citation, the same on every machine (it uses no ICU data). When in doubt it begins too early rather than too
 * late, so that a verdict covers more text and never less. A second citation after the same sentence gets the same sentence.
 */
export function closedSentence(before: string): string {
  const text = before.trimEnd()
  const from = Math.max(0, text.length - USUAL)
  const near = lastEnd(text.slice(from))
  // An end near the beginning of the piece can depend on the text before it.
  if (near && near.marks > CONTEXT) return text.slice(from + near.next).trim()
  return text.slice(lastEnd(text)?.next ?? 0).trim()
}
