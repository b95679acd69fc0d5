/** Who changed the draft on the way to which edition (docs/decisions/004). */
export type Contributed = { edition: number; memberId: string }

/**
 * Who wrote the words of this edition. An edition that nobody wrote in anew has the words of the one before, and so its writers: they cannot
 * judge or publish their own words by submitting them unchanged.
 */
export function writersOf(contributions: readonly Contributed[], edition: number): string[] {
  const before = contributions.filter((contributed) => contributed.edition <= edition)
  const newest = Math.max(...before.map((contributed) => contributed.edition))
  return before.filter((contributed) => contributed.edition === newest).map(({ memberId }) => memberId)
}

/** Whether the member is one of them. */
export const wrote = (contributions: readonly Contributed[], memberId: string, edition: number): boolean =>
  writersOf(contributions, edition).includes(memberId)
