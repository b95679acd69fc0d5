import type { PlainText } from './characters'
import type { Token } from './token'
import { weekdaysNamed } from './weekdays'
import type { Meaning } from './words'

export type Atom = Extract<Token, { kind: 'NUMBER' | 'FIGURES' | 'MONTH' | 'ROMAN' }>
type Joint = 'RANGE' | 'SLASH' | 'AND' | 'OR' | 'ALSO'

/** One date of a printed text: its numbers and month, and what the words beside it say. */
export type Segment = { atoms: Atom[]; says: Set<Meaning>; joint: Joint | null }

export type Parts = {
  segments: Segment[]
  /** Words that aren't known: what they say about the date isn't known either. */
  unknown: string[]
  /** Square brackets around a part: whoever described the source supplied it. */
  supplied: boolean
  /** The text ends with a dash: "1992–". */
  openEnd: boolean
}

const ignored = new Set(['.', ',', '"', "'", '«', '»', '„', '(', ')', '[', ']', '’', 'º', 'ª'])

/** The dates of a printed text, divided at dashes, slashes, brackets and words such as "to", "and", "or". */
export function segmentsOf(tokens: readonly Token[], { text }: PlainText): Parts {
  const parts: Parts = { segments: [], unknown: [], supplied: false, openEnd: false }
  let current: Segment = { atoms: [], says: new Set(), joint: null }
  const divide = (joint: Joint) => {
    if (current.atoms.length === 0) return
    parts.segments.push(current)
    current = { atoms: [], says: new Set(), joint }
  }
  const add = (atom: Atom) => {
    const last = current.atoms.at(-1)
    if (atom.kind === 'MONTH' && last?.kind === 'MONTH') {
      const both = last.months.filter((one) => atom.months.some((other) => sameMonth(one, other)))
      if (both.length > 0) {
        current.atoms[current.atoms.length - 1] = { ...last, months: both, end: atom.end }
        return
      }
    }
    if (isWhole(current)) divide('ALSO')
    current.atoms.push(atom)
    if (atom.kind === 'NUMBER' && atom.suffix === 'FROM') fromSuffix()
  }
  let index = 0
  const following = () => tokens.slice(index + 1, index + 5).find((token) => !isNeutral(token))
  /** Turkish, Azerbaijani and Armenian "from 1990" is an ending: a postposition or another date follows. */
  const fromSuffix = () => {
    const next = following()
    if (next && isAtom(next)) {
      divide('RANGE')
      parts.segments.at(-1)?.says.add('SINCE')
    } else if (next?.kind !== 'MEANING') current.says.add('SINCE')
  }

  for (; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token) break
    if (isAtom(token)) add(token)
    else if (token.kind === 'UNKNOWN') {
      if (weekdaysNamed(token.text).size === 0) parts.unknown.push(token.text)
    } else if (token.kind === 'MEANING') {
      const from = divisionOf(token.meaning, current, parts.segments, tokens.slice(index + 1))
      if (from) divide(from)
      else if (token.meaning === 'FROM_OR_OF') {
        if (current.atoms.length === 0 && parts.segments.length === 0) current.says.add('SINCE')
      } else if (token.meaning !== 'NEUTRAL' && token.meaning !== 'AND') current.says.add(token.meaning)
    } else readSign(token)
  }
  if (current.atoms.length > 0 || current.says.size > 0) parts.segments.push(current)
  return { ...parts, ...joined(parts) }

  function readSign({ sign, start, end }: Token & { kind: 'SIGN' }) {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    if (sign === '?') current.says.add('UNCERTAIN')
    else if (sign === '~' || sign === '≈') current.says.add('ABOUT')
    else if (sign === '<') current.says.add('BEFORE')
    else if (sign === '>') current.says.add('AFTER')
    else if (sign === '=') divide('ALSO')
    else if (sign === '/') {
      if (!(before?.kind === 'MONTH' && after?.kind === 'MONTH' && overlap(before, after))) divide('SLASH')
    } else if (sign === '-') {
      const tight = text[start - 1] !== ' ' && text[end] !== ' '
      if (!after) parts.openEnd = true
      else if (!(tight && isWithinDate(before, after, current))) divide('RANGE')
    } else if (sign === '(' || sign === '[') {
      const inside = tokens.slice(index + 1, closing(tokens, index, sign === '(' ? ')' : ']'))
      const dated = inside.some(isAtom)
      if (sign === '[' && dated) parts.supplied = true
      else if (dated && !(inside.length === 1 && before?.kind === 'MONTH' && inside[0]?.kind === 'MONTH'))
        divide('ALSO')
    } else if (!ignored.has(sign)) parts.unknown.push(sign)
  }
}

const isAtom = (token: Token): token is Atom =>
  token.kind === 'NUMBER' || token.kind === 'FIGURES' || token.kind === 'MONTH' || token.kind === 'ROMAN'
const isNeutral = (token: Token) =>
  (token.kind === 'MEANING' && token.meaning === 'NEUTRAL') ||
  (token.kind === 'SIGN' && (token.sign === '.' || token.sign === ','))

type Month = Extract<Token, { kind: 'MONTH' }>
const sameMonth = (one: Month['months'][number], other: Month['months'][number]) =>
  one.calendar === other.calendar && one.month === other.month
const overlap = (one: Month, other: Month) =>
  one.months.some((month) => other.months.some((same) => sameMonth(month, same)))

function closing(tokens: readonly Token[], from: number, sign: string): number {
  const at = tokens.findIndex((token, index) => index > from && token.kind === 'SIGN' && token.sign === sign)
  return at < 0 ? tokens.length : at
}

const isYear = (atom: Atom) => atom.kind === 'NUMBER' && atom.digits === 4

/** A day, a month and a year: another number begins another date. */
function isWhole({ atoms }: Segment): boolean {
  if (atoms.some(({ kind }) => kind === 'FIGURES')) return true
  return (
    atoms.some(isYear) &&
    atoms.some(({ kind }) => kind === 'MONTH') &&
    atoms.some((atom) => atom.kind === 'NUMBER' && atom.digits <= 2)
  )
}

/** The hyphen of "26-Feb-1992", "mid-1992" and "ב-26" doesn't divide. */
function isWithinDate(before: Token | undefined, after: Token, current: Segment): boolean {
  if (before?.kind === 'MEANING') return current.atoms.length === 0
  const hasMonth = current.atoms.some(({ kind }) => kind === 'MONTH')
  if (before?.kind === 'NUMBER' && after.kind === 'MONTH') return !hasMonth
  return before?.kind === 'MONTH' && after.kind === 'NUMBER' && !current.atoms.some(isYear)
}

/** The joint that a word is where a date is before it and another after it; null where it isn't one. */
function divisionOf(
  meaning: Meaning,
  current: Segment,
  done: readonly Segment[],
  rest: readonly Token[],
): Joint | null {
  if (current.atoms.length === 0 || !rest.some(isAtom)) return null
  if (
    meaning === 'UNTIL' ||
    meaning === 'ACROSS' ||
    (meaning === 'BEFORE' && current.says.has('SINCE') && done.length === 0)
  )
    return 'RANGE'
  if (meaning === 'AND' || meaning === 'OR') return meaning
  return meaning === 'EQUALS' ? 'ALSO' : null
}

/** Words that stand apart from every date go to the date before them, or to the first one. */
function joined({ segments }: Parts): { segments: Segment[] } {
  const dated: Segment[] = []
  let early: Meaning[] = []
  for (const segment of segments) {
    const before = dated.at(-1)
    if (segment.atoms.length > 0) {
      dated.push({ ...segment, says: new Set([...early, ...segment.says]) })
      early = []
    } else if (before) for (const meaning of segment.says) before.says.add(meaning)
    else early = [...segment.says]
  }
  return { segments: dated }
}
