import type { Span } from './fold'

/** An editor's marked change to the text, which is not a difference from the source. */
export interface Intervention extends Span {
  /** OMISSION "[…]", SIC "[sic]", SUPPLIED "[the mayor]" or "[emphasis added]", PATCHED "[T]he", "develop[ed]". */
  kind: 'OMISSION' | 'SIC' | 'SUPPLIED' | 'PATCHED'
  text: string
}

/** A word of the plain text that the editor supplied in part. */
export interface Patch extends Span {
  prefix: string
  suffix: string
}

/** A folded quotation without its interventions: `plain` is the text that the source must have. */
export interface Reading {
  plain: string
  /** Where omissions cut the plain wording, as spans of `plain`, trimmed; none is empty. */
  parts: Span[]
  /** True if the quotation itself marks an omission before or after it. */
  opensWithOmission: boolean
  closesWithOmission: boolean
  /** Offsets in `plain` of supplied words, which can replace words of the source. */
  gaps: number[]
  patches: Patch[]
  /** Spans in the folded quotation. */
  interventions: Intervention[]
  /** The span of the folded quotation for a span of `plain`. */
  toFolded(span: Span): Span
}

const longestBracket = 200
const sic = new Set([
  'sic',
  'sic!',
  '!',
  '?',
  'так',
  'так!',
  'так в тексте',
  'так в оригинале',
  'so',
  'recte',
  'aynen',
  'olduğu kimi',
])
const closing: Record<string, string> = { '[': ']', '(': ')', '<': '>' }
const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{M}]/u.test(char)

/**
 * Reads the declared interventions of a folded quotation. A bracket or an ellipsis that the passage also has, with the same
 * words beside it, belongs to the source and is kept.
 */
export function readInterventions(folded: string, passage: string): Reading {
  const interventions: Intervention[] = []
  for (let at = 0; at < folded.length; at += 1) {
    const found = interventionAt(folded, at)
    if (!found || isInPassage(folded, found, passage)) continue
    interventions.push(found)
    at = found.end - 1
  }
  return takeOut(folded, interventions)
}

function interventionAt(folded: string, at: number): Intervention | null {
  const char = folded[at] ?? ''
  if (char === '…') return { kind: 'OMISSION', start: at, end: at + 1, text: char }
  const close = closing[char]
  if (close === undefined) return null
  const end = folded.slice(at, at + longestBracket).indexOf(close) + at + 1
  if (end <= at) return null
  const text = folded.slice(at, end)
  const content = text.slice(1, -1).trim()
  if (content === '…' || content === '..') return { kind: 'OMISSION', start: at, end, text }
  if (char !== '[' || content.includes('[')) return null
  if (content === '') return { kind: 'OMISSION', start: at, end, text }
  if (sic.has(content.toLowerCase())) return { kind: 'SIC', start: at, end, text }
  const joins = isLetter(folded[at - 1]) || (isLetter(folded[end]) && isLetter(content.at(-1)))
  return { kind: joins ? 'PATCHED' : 'SUPPLIED', start: at, end, text }
}

function isInPassage(folded: string, found: Span, passage: string): boolean {
  const text = folded.slice(found.start, found.end)
  if (!passage.includes(text)) return false
  const before = folded.slice(Math.max(0, found.start - 10), found.end)
  const after = folded.slice(found.start, found.end + 10)
  return (before !== text && passage.includes(before)) || (after !== text && passage.includes(after))
}

/** The length of the part of a word that a patch joins, at most. */
const longestWord = 100

function lettersAtEnd(text: string): number {
  let start = text.length
  while (start > 0 && /[\p{L}\p{M}]/u.test(text.charAt(start - 1))) start -= 1
  return text.length - start
}

function takeOut(folded: string, interventions: Intervention[]): Reading {
  const offsets: number[] = []
  const cuts: number[] = []
  const gaps: number[] = []
  const patches: Patch[] = []
  let plain = ''
  const keep = (start: number, end: number) => {
    for (let at = start; at < end; at += 1) offsets.push(at)
    plain += folded.slice(start, end)
  }
  let at = 0
  for (const intervention of interventions) {
    keep(at, intervention.start)
    at = intervention.end
    if (intervention.kind === 'OMISSION') cuts.push(plain.length)
    if (intervention.kind === 'SUPPLIED') gaps.push(plain.length)
    if (intervention.kind !== 'PATCHED') continue
    const start = plain.length - lettersAtEnd(plain.slice(-longestWord))
    const inside = plain.length
    keep(intervention.start + 1, intervention.end - 1)
    const rest = /^[\p{L}\p{M}]*/u.exec(folded.slice(at, at + longestWord))?.[0] ?? ''
    patches.push({ start, end: plain.length + rest.length, prefix: plain.slice(start, inside), suffix: rest })
  }
  keep(at, folded.length)
  const bounds = [0, ...cuts, plain.length]
  const pieces = bounds.slice(1).map((end, index) => trimmed(plain, bounds[index] ?? 0, end))
  const isEmpty = (piece: Span | undefined) => piece !== undefined && piece.end <= piece.start
  return {
    plain,
    parts: pieces.filter((piece) => !isEmpty(piece)),
    opensWithOmission: pieces.length > 1 && isEmpty(pieces[0]),
    closesWithOmission: pieces.length > 1 && isEmpty(pieces.at(-1)),
    gaps,
    patches,
    interventions,
    toFolded: (span) => ({
      start: offsets[span.start] ?? folded.length,
      end:
        span.end > span.start
          ? (offsets[span.end - 1] ?? folded.length - 1) + 1
          : (offsets[span.start] ?? folded.length),
    }),
  }
}

/** Returns a piece without the white space, outer quotation marks and stray full stops at its ends. */
function trimmed(plain: string, start: number, end: number): Span {
  while (start < end && /[\s"']/.test(plain[start] ?? '')) start += 1
  while (end > start && /[\s"']/.test(plain[end - 1] ?? '')) end -= 1
  return /[\p{L}\p{N}]/u.test(plain.slice(start, end)) ? { start, end } : { start, end: start }
}
