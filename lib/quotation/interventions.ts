import type { Span } from './fold'

/** An editor's marked change to the text, which is not a difference from the source. */
export interface Intervention extends Span {
  /** OMISSION "[…]", SIC "[sic]", SUPPLIED "[the mayor]" or "[emphasis added]", PATCHED "[T]he", "develop[ed]". */
  kind: 'OMISSION' | 'SIC' | 'SUPPLIED' | 'PATCHED'
  text: string
}

/** A word of the plain text that the editor supplied in part. */
interface Patch extends Span {
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
 * words beside it, belongs to the source and is kept. Takes time linear in the two texts together.
 */
export function readInterventions(folded: string, passage: string): Reading {
  const interventions: Intervention[] = []
  const interventionAt = readerOf(folded)
  let isInPassage: ((found: Span) => boolean) | null = null
  for (let at = 0; at < folded.length; at += 1) {
    const found = interventionAt(at)
    if (!found) continue
    isInPassage ??= inPassage(folded, passage)
    if (isInPassage(found)) continue
    interventions.push(found)
    at = found.end - 1
  }
  return takeOut(folded, interventions)
}

/** Finds the next of one character in a text. Calls with growing offsets read the text once. */
function nextOf(text: string, char: string): (from: number) => number {
  let next = -1
  return (from) => {
    if (next < from) {
      const at = text.indexOf(char, from)
      next = at < 0 ? Number.POSITIVE_INFINITY : at
    }
    return next
  }
}

/** Returns the intervention that begins at an offset of a folded text, if one does. The offsets that are asked for must grow. */
function readerOf(folded: string): (at: number) => Intervention | null {
  const ends = new Map(Object.entries(closing).map(([open, close]) => [open, nextOf(folded, close)]))
  return (at) => {
    const char = folded.charAt(at)
    if (char === '…') return { kind: 'OMISSION', start: at, end: at + 1, text: char }
    const end = (ends.get(char)?.(at) ?? Number.POSITIVE_INFINITY) + 1
    if (end - at > longestBracket) return null
    const text = folded.slice(at, end)
    const content = text.slice(1, -1).trim()
    if (content === '…' || content === '..') return { kind: 'OMISSION', start: at, end, text }
    if (char !== '[' || content.includes('[')) return null
    if (content === '') return { kind: 'OMISSION', start: at, end, text }
    if (sic.has(content.toLowerCase())) return { kind: 'SIC', start: at, end, text }
    const joins = isLetter(folded[at - 1]) || (isLetter(folded[end]) && isLetter(content.at(-1)))
    return { kind: joins ? 'PATCHED' : 'SUPPLIED', start: at, end, text }
  }
}

/** How many characters beside a bracket must be the same. */
const beside = 10

/** True for a bracket or an ellipsis of the quotation that the passage also has, with the same words before or after it. */
function inPassage(folded: string, passage: string): (found: Span) => boolean {
  const withBefore = new Set<string>()
  const withAfter = new Set<string>()
  const interventionAt = readerOf(passage)
  for (let at = 0; at < passage.length; at += 1) {
    const found = interventionAt(at)
    if (!found) continue
    withBefore.add(passage.slice(Math.max(0, at - beside), found.end))
    withAfter.add(passage.slice(at, found.end + beside))
  }
  return ({ start, end }) => {
    const before = folded.slice(Math.max(0, start - beside), end)
    const after = folded.slice(start, end + beside)
    // At the ends of the quotation fewer characters are beside it. Only a few brackets are so near.
    const hasBefore = start < beside ? start > 0 && passage.includes(before) : withBefore.has(before)
    if (hasBefore) return true
    return end + beside > folded.length
      ? end < folded.length && passage.includes(after)
      : withAfter.has(after)
  }
}

/** The length of the part of a word that a patch joins, at most. */
const longestWord = 100

function lettersAtEnd(text: string): number {
  let start = text.length
  while (start > 0 && isLetter(text.charAt(start - 1))) start -= 1
  return text.length - start
}

function takeOut(folded: string, interventions: Intervention[]): Reading {
  const offsets: number[] = []
  const cuts: number[] = []
  const gaps: number[] = []
  const patches: Patch[] = []
  const pieces: string[] = []
  // Reading the end of a text that grows would copy all of it each time.
  let ending = ''
  const keep = (start: number, end: number) => {
    for (let at = start; at < end; at += 1) offsets.push(at)
    const piece = folded.slice(start, end)
    pieces.push(piece)
    ending = (ending + piece.slice(-longestWord)).slice(-longestWord)
  }
  let at = 0
  for (const intervention of interventions) {
    keep(at, intervention.start)
    at = intervention.end
    if (intervention.kind === 'OMISSION') cuts.push(offsets.length)
    if (intervention.kind === 'SUPPLIED') gaps.push(offsets.length)
    if (intervention.kind !== 'PATCHED') continue
    const prefix = ending.slice(ending.length - lettersAtEnd(ending))
    const start = offsets.length - prefix.length
    keep(intervention.start + 1, intervention.end - 1)
    const rest = /^[\p{L}\p{M}]*/u.exec(folded.slice(at, at + longestWord))?.[0] ?? ''
    patches.push({ start, end: offsets.length + rest.length, prefix, suffix: rest })
  }
  keep(at, folded.length)
  const plain = pieces.join('')
  const bounds = [0, ...cuts, plain.length]
  const parts = bounds.slice(1).map((end, index) => trimmed(plain, bounds[index] ?? 0, end))
  const isEmpty = (part: Span | undefined) => part !== undefined && part.end <= part.start
  return {
    plain,
    parts: parts.filter((part) => !isEmpty(part)),
    opensWithOmission: parts.length > 1 && isEmpty(parts[0]),
    closesWithOmission: parts.length > 1 && isEmpty(parts.at(-1)),
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
