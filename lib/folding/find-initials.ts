import { findNames, type NameMatch, type SoughtNames } from './find-names'
import { foldAccents } from './fold'
import { skeletonsOf } from './skeleton'

/** Two or three initials with full stops: "Z. Q.", "Z.M.Q.", "З. К.". */
const INITIALS =
  /(?<![\p{L}\p{M}.])(\p{Lu}\p{Ll}?)\.[\s\u00a0-]?(?:(\p{Lu}\p{Ll}?)\.[\s\u00a0-]?)?(\p{Lu}\p{Ll}?)\.(?!\p{L})/gu

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
 * a person must look. Scripts without capitals have none.
 */
export function findInitials(text: string, sought: SoughtNames): { start: number; end: number }[] {
  const surnames = sought.filter(({ as }) => as === 'SURNAME')
  const given = sought.filter(({ as }) => as === 'GIVEN')
  if (surnames.length === 0 || given.length === 0) return []
  const of = (initial: string, parts: SoughtNames) => parts.some((part) => begins(initial, part))
  return [...text.matchAll(INITIALS)].flatMap(({ 0: all, 1: first = '', 3: last = '', index }) =>
    (of(first, given) && of(last, surnames)) || (of(first, surnames) && of(last, given))
      ? [{ start: index, end: index + all.length }]
      : [],
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
