import { type RemainingText, withoutRanges } from '@/lib/text/remaining-text'
import { dotsIn, isHyphen, isLineBreak, isPunctuation, Kind, kindOf, withoutKashida } from './characters'
import { Tape } from './tape'

export interface Span {
  start: number
  end: number
}

/** A text with its typography folded away, and the way back to the untouched text (UTF-16 offsets on both sides). */
export interface Folded {
  readonly original: string
  /** The untouched text without the skipped ranges. */
  readonly remaining: string
  /** The ranges that were skipped, in order and apart from each other. */
  readonly skipped: readonly Span[]
  readonly folded: string
  /** The untouched offset at which the folded unit at `offset` begins; the untouched length at or past the end. */
  toOriginal(offset: number): number
  /** The original span of a folded span, without the characters dropped around it. */
  toOriginalSpan(start: number, end: number): Span
  /** The folded offset of the first unit whose original is at or after the given offset. */
  fromOriginal(offset: number): number
  /** The untouched text of a span, without the skipped ranges. */
  textOf(span: Span): string
  /** True for a space that parts cells or has skipped text in it, so that it can't be a blank within a figure. */
  isGap(offset: number): boolean
}

/** The longest run of combining marks before it is cut (UAX #15, Stream-Safe Text Format, allows 30). */
const longestCluster = 32
const space = 0x20
const hyphen = 0x2d

/**
 * Removes differences of typography and keeps everything that has meaning. Folded: NFKC (but not raised digits or fractions that follow a digit), soft
 * hyphens and other invisible characters, classes of quotation marks and of dashes, three or more dots, hyphenation at a line's end,
 * runs of white space. Kept: case, digits, every other mark of punctuation. The `skipped` ranges of the text count as if it didn't have them.
 */
export function fold(whole: string, skipped: readonly Span[] = []): Folded {
  const remaining = withoutRanges(whole, skipped)
  const { text } = remaining
  const tape = new Tape(text.length)
  let at = 0
  let softHyphen = -1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    const kind = kindOf(code)
    if (kind === Kind.PLAIN) {
      at = foldPlain(text, at, tape)
    } else if (kind === Kind.SPACE) {
      at = foldSpace(text, at, tape, softHyphen)
    } else if (kind === Kind.DROPPED) {
      if (code === 0xad) softHyphen = tape.length
      at += 1
    } else if (kind === Kind.DOT || kind === Kind.ELLIPSIS) {
      at = foldDots(text, at, kind, tape)
    } else if (kind === Kind.RAISED) {
      at = foldRaised(text, at, tape)
    } else {
      const end = clusterEnd(text, at)
      foldCluster(text, at, end, tape)
      at = end
    }
  }
  return foldedText(whole, remaining, tape)
}

/** Folds a part of a text that was folded, without the ranges that were skipped there. */
export const foldPart = ({ original, skipped }: Folded, start: number, end: number): Folded =>
  fold(
    original.slice(start, end),
    skipped
      .filter((range) => range.start < end && start < range.end)
      .map((range) => ({
        start: Math.max(range.start, start) - start,
        end: Math.min(range.end, end) - start,
      })),
  )

function foldedText(
  original: string,
  { text, removed, toWhole, fromWhole }: RemainingText,
  tape: Tape,
): Folded {
  const folded = tape.read()
  const startOf = (index: number) => toWhole(tape.startOf(index))
  return {
    original,
    remaining: text,
    skipped: removed,
    folded,
    toOriginal: (offset) => (offset < folded.length ? startOf(Math.max(0, offset)) : original.length),
    toOriginalSpan(start, end) {
      if (end <= start) {
        const place = this.toOriginal(start)
        return { start: place, end: place }
      }
      // The end is after the last unit and not after what is skipped behind it.
      return { start: startOf(start), end: toWhole(tape.endOf(Math.min(end, folded.length) - 1) - 1) + 1 }
    },
    fromOriginal: (offset) => tape.indexAt(fromWhole(offset)),
    textOf: ({ start, end }) => text.slice(fromWhole(start), fromWhole(end)),
    isGap(offset) {
      const { start, end } = this.toOriginalSpan(offset, offset + 1)
      return original.slice(start, end).includes('\t') || fromWhole(end) - fromWhole(start) < end - start
    },
  }
}

/** Folds a run of plain units. Marks that combine with its last unit, also after dropped characters, are normalised with it. */
function foldPlain(text: string, at: number, tape: Tape): number {
  let end = at + 1
  while (end < text.length && kindOf(text.charCodeAt(end)) === Kind.PLAIN) end += 1
  const joined = clusterEnd(text, end - 1)
  if (joined === end) {
    tape.pushRun(text, at, end)
    return end
  }
  tape.pushRun(text, at, end - 1)
  foldCluster(text, end - 1, joined, tape)
  return joined
}

/** A run of white space is one space, or nothing after a hyphen that breaks a word at the end of a line. */
function foldSpace(text: string, at: number, tape: Tape, softHyphen: number): number {
  let end = at
  let breaksLine = false
  while (end < text.length) {
    const code = text.charCodeAt(end)
    const kind = kindOf(code)
    if (kind !== Kind.SPACE && !(kind === Kind.DROPPED && code !== 0xad)) break
    breaksLine ||= isLineBreak(code)
    end += 1
  }
  // Most spaces are one blank between two words of a line.
  if (!breaksLine) {
    pushOnce(space, at, end, tape)
    return end
  }
  const next = String.fromCodePoint(text.codePointAt(end) ?? space)
  if (softHyphen === tape.length && /\p{L}/u.test(next)) return end
  if (tape.last() === hyphen && isHyphen(text.charCodeAt(tape.startOf(tape.length - 1)))) {
    const before = String.fromCharCode(tape.beforeLast())
    if (/\p{L}/u.test(before) && /[\p{Ll}\p{Lo}]/u.test(next)) {
      tape.dropLast()
      return end
    }
    if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(next)) return end
  }
  pushOnce(space, at, end, tape)
  return end
}

/** Three or more dots, also spaced ones, are one ellipsis. */
function foldDots(text: string, at: number, kind: number, tape: Tape): number {
  let end = at + 1
  const own = kind === Kind.ELLIPSIS ? 3 : dotsIn(text.charCodeAt(at))
  // "⒈" has left a dot already.
  const left = tape.last() === 0x2e ? (tape.beforeLast() === 0x2e ? 2 : 1) : 0
  let dots = own + left
  for (let next = end; next < text.length; next += 1) {
    const kind = kindOf(text.charCodeAt(next))
    if (kind === Kind.SPACE || kind === Kind.DROPPED) continue
    if (kind !== Kind.DOT) break
    dots += dotsIn(text.charCodeAt(next))
    end = next + 1
  }
  if (dots < 3) {
    for (let dot = 0; dot < own; dot += 1) tape.push(0x2e, at, at + 1)
    return at + 1
  }
  const start = left > 0 ? tape.startOf(tape.length - left) : at
  for (let dot = 0; dot < left; dot += 1) tape.dropLast()
  tape.push(0x2026, start, end)
  return end
}

/** "m²" is "m2", but "10²" is not "102", nor "5½" "51/2". */
function foldRaised(text: string, at: number, tape: Tape): number {
  const lastStart = tape.startOf(tape.length - 1)
  const afterDigit = tape.length > 0 && /\p{N}/u.test(String.fromCharCode(tape.last()))
  if (afterDigit && kindOf(text.charCodeAt(lastStart)) !== Kind.RAISED)
    tape.push(text.charCodeAt(at), at, at + 1)
  else foldCluster(text, at, at + 1, tape)
  return at + 1
}

/** The end of the character at `at` with all that combines with it, so that marks in another order normalise alike. */
function clusterEnd(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0
  let end = at + (code > 0xffff ? 2 : 1)
  let length = end - at
  for (let next = end; next < text.length && length < longestCluster; next += 1) {
    const kind = kindOf(text.charCodeAt(next))
    if (kind === Kind.DROPPED) continue
    const units = kind === Kind.JOINER ? 1 : isAstralMark(text, next) ? 2 : 0
    if (units === 0) break
    length += units
    end = next + units
    next = end - 1
  }
  return end
}

/** A combining mark beyond the first plane, as musical notation has. */
const isAstralMark = (text: string, at: number) =>
  kindOf(text.charCodeAt(at)) === Kind.SURROGATE &&
  /^\p{M}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))

function foldCluster(text: string, start: number, end: number, tape: Tape) {
  const only = end - start === 1 ? text.charCodeAt(start) : -1
  // A quotation mark or a dash has a class of its own, and nothing to normalise.
  if (only >= 0 && isPunctuation(kindOf(only))) return pushFolded(only, start, end, tape)
  let cluster = ''
  for (let at = start; at < end; at += 1)
    if (kindOf(text.charCodeAt(at)) !== Kind.DROPPED) cluster += text.charAt(at)
  const isSingle = cluster.length === 1 && isPunctuation(kindOf(cluster.charCodeAt(0)))
  const normal = isSingle ? cluster : withoutKashida(cluster.normalize('NFKC'))
  for (let index = 0; index < normal.length; index += 1)
    pushFolded(normal.charCodeAt(index), start, end, tape)
}

function pushFolded(code: number, start: number, end: number, tape: Tape) {
  const kind = kindOf(code)
  if (kind === Kind.SPACE) pushOnce(space, start, end, tape)
  else if (kind === Kind.DASH) pushOnce(hyphen, start, end, tape)
  else if (kind === Kind.DOUBLE_QUOTE) tape.push(0x22, start, end)
  else if (kind === Kind.SINGLE_QUOTE) pushPaired(0x27, start, end, tape)
  else if (kind === Kind.COMMA) pushPaired(0x2c, start, end, tape)
  else if (code === 0x2044 || code === 0x2215) tape.push(0x2f, start, end)
  else if (kind !== Kind.DROPPED) tape.push(code, start, end)
}

function pushOnce(code: number, start: number, end: number, tape: Tape) {
  if (tape.last() === code) tape.extendLast(end)
  else tape.push(code, start, end)
}

/** Two single marks or two commas typed side by side are a double quotation mark. */
function pushPaired(code: number, start: number, end: number, tape: Tape) {
  if (tape.last() !== code) {
    tape.push(code, start, end)
    return
  }
  const pairStart = tape.startOf(tape.length - 1)
  tape.dropLast()
  tape.push(0x22, pairStart, end)
}
