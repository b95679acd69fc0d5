import type { Folded, Span } from './fold'
import type { Language } from './language'

const terminators = '.!?։؟۔。…'
/** How far a sentence is followed from a span, in UTF-16 units. */
export const longestSentence = 2000

/** True if a sentence ends with the character at `at` of a folded text: a terminator that is not part of a figure or an abbreviation. */
function endsSentence(folded: string, at: number, language: Language): boolean {
  const char = folded[at]
  if (char === undefined || !terminators.includes(char)) return false
  const after = folded.slice(at + 1, at + 4)
  if (!/^["')\]]*(?: |$)/.test(after)) return false
  if (char !== '.') return true
  const word = /[\p{L}\p{M}.]{1,12}$/u.exec(folded.slice(Math.max(0, at - 12), at))?.[0] ?? ''
  if (language.abbreviations.has(language.keyOf(word))) return false
  if (/^\p{Lu}$/u.test(word)) return false
  const next = /[^\s"'(]/.exec(folded.slice(at + 1, at + 6))?.[0]
  return next === undefined || !/\p{Ll}/u.test(next)
}

/** Returns a span of a folded text widened to the bounds of the sentences that it touches (at most 2,000 units to each side). */
export function widenToSentences(source: Folded, span: Span, language: Language): Span {
  const { folded } = source
  let start = span.start
  const earliest = Math.max(0, start - longestSentence)
  const begins = (at: number) =>
    folded[at - 1] === ' ' && (endsBefore(folded, at - 1, language) || partsParagraphs(source, at - 1))
  while (start > earliest && !begins(start)) start -= 1
  let end = span.end
  const latest = Math.min(folded.length, end + longestSentence)
  while (end < latest && !endsBefore(folded, end, language) && !partsParagraphs(source, end)) end += 1
  return { start, end }
}

/** True if the space at a folded offset comes from an empty line or a new page. Text continues after a skipped page number or note. */
function partsParagraphs(source: Folded, at: number): boolean {
  if (source.folded[at] !== ' ') return false
  const { start, end } = source.toOriginalSpan(at, at + 1)
  const space = source.original.slice(start, end)
  return /^\s*$/.test(space) && /\n[^\S\n]*\n|\u2029|\f/.test(space)
}

/** True if the text up to `end` ends a sentence, closing marks included. */
export function endsBefore(folded: string, end: number, language: Language): boolean {
  let at = end - 1
  while (at > 0 && /["')\]]/.test(folded[at] ?? '')) at -= 1
  return at >= 0 && endsSentence(folded, at, language)
}
