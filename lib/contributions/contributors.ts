/**
 * For each part of a version, the ids of the members whose content it contains. `*` has the members of every part without an entry of its
 * own: versions from before contributors were recorded by part have nothing else.
 */
export type Contributors = Readonly<Record<string, readonly string[]>>

const isMembers = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string')

/** By hand: a long text has an entry for each paragraph, and a schema takes ten times as long. */
const isContributors = (stored: unknown): stored is Contributors =>
  typeof stored === 'object' &&
  stored !== null &&
  !Array.isArray(stored) &&
  Object.values(stored).every(isMembers)

/** The contributors of a stored version. Throws on any other value, so that a faulty row never reads as "no contributors". */
export function storedContributors(stored: unknown): Contributors {
  if (!isContributors(stored)) throw new Error('The stored contributors are no lists of members.')
  return stored
}

const EVERY = '*'

/** The members in a part, each once. */
export const membersIn = (contributors: Contributors, part: string): readonly string[] =>
  (Object.hasOwn(contributors, part) ? contributors[part] : contributors[EVERY]) ?? []

/** The members in any part, each once. */
export const allMembersIn = (contributors: Contributors): string[] => distinct(Object.values(contributors))

/** The names of the parts that contain content of this member. */
export const partsOf = (contributors: Contributors, memberId: string): string[] =>
  Object.entries(contributors).flatMap(([part, members]) => (members.includes(memberId) ? [part] : []))

/** The members of all lists, each once, in a fixed order. */
export function distinct(lists: Iterable<readonly string[]>): string[] {
  // A long text has a list for each paragraph, so they aren't copied into one first.
  const members = new Set<string>()
  for (const list of lists) for (const member of list) members.add(member)
  return [...members].sort()
}

/** The contributors of a version made of two: each part has the members of both. */
export function united(one: Contributors, other: Contributors): Contributors {
  const parts = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries(
    [...parts].map((part) => [part, distinct([membersIn(one, part), membersIn(other, part)])]),
  )
}

/** The contributors after these members changed these parts: they join the members before, who never leave a part. */
export const joined = (
  before: Contributors,
  parts: readonly string[],
  members: readonly string[],
): Contributors => ({
  ...before,
  ...Object.fromEntries(parts.map((part) => [part, distinct([membersIn(before, part), members])])),
})

/** The contributors of a new version with these parts, all by the same members. */
export const allBy = (parts: readonly string[], memberId: string): Contributors =>
  joined({}, parts, [memberId])
