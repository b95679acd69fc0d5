import { findInLetters } from './encoded'
import { findNames, type NameMatch, type SoughtNames } from './find-names'
import { foldAccents } from './fold'
import { skeletonsOf } from './skeleton'

/**
 * A letter that a name begins with: a capital, or any letter of a script without capitals. Chinese, Japanese and Korean names have no initials.
 */
const INITIAL = String.raw`(?:\p{Lu}\p{Ll}?|(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])\p{Lo}\p{M}*|\p{sc=Geor})`
/** After an initial: a full stop, or the geresh of Hebrew. */
const STOP = String.raw`[.\u05f3]`

/** Two or three initials: "Z. Q.", "Z.M.Q.", "З. К.", "ز. ق.", "ז׳ ק׳". */
const INITIALS = new RegExp(
  String.raw`(?<![\p{L}\p{M}.])(${INITIAL})${STOP}[\s\u00a0\u200c-]?(?:(${INITIAL})${STOP}[\s\u00a0\u200c-]?)?(${INITIAL})${STOP}(?!\p{L})`,
  'gu',
)

const known = new Map<string, ReadonlySet<string>>()

function skeletonsOfInitial(initial: string): ReadonlySet<string> {
  const found = known.get(initial) ?? new Set([...skeletonsOf(initial)].filter((skeleton) => skeleton !== ''))
  known.set(initial, found)
  return found
}

/** True when the initial can begin the word, in this or another script. */
function begins(initial: string, { folded, skeletons }: SoughtNames[number]): boolean {
  if (folded.startsWith(foldAccents(initial))) return true
  return [...skeletonsOfInitial(initial)].some((start) => [...skeletons].some((one) => one.startsWith(start)))
}

/**
 * Where a text may name the person by initials: those of a given name and of the surname, in either order. Many people share initials, so
 * a person must look.
 */
export function findInitials(text: string, sought: SoughtNames): { start: number; end: number }[] {
  const surnames = sought.filter(({ as }) => as === 'SURNAME')
  const given = sought.filter(({ as }) => as === 'GIVEN')
  if (surnames.length === 0 || given.length === 0) return []
  const of = (initial: string, parts: SoughtNames) => parts.some((part) => begins(initial, part))
  return findInLetters(text, (letters) =>
    [...letters.matchAll(INITIALS)].flatMap(({ 0: all, 1: first = '', 3: last = '', index }) =>
      (of(first, given) && of(last, surnames)) || (of(first, surnames) && of(last, given))
        ? [{ start: index, end: index + all.length }]
        : [],
    ),
  )
}

/** A stretch of a text that names the person, or may name them by initials. */
export type Named = { match: NameMatch | 'INITIALS'; start: number; end: number }

/** `findNames` and `findInitials` together, in order. */
export function findNamesAndInitials(text: string, sought: SoughtNames, options = {}): Named[] {
  const names = findNames(text, sought, options)
  const initials = findInitials(text, sought)
    .filter(({ start, end }) => names.every((name) => name.end <= start || end <= name.start))
    .map((range) => ({ match: 'INITIALS' as const, ...range }))
  return initials.length === 0
    ? names
    : [...names, ...initials].toSorted((one, other) => one.start - other.start)
}
