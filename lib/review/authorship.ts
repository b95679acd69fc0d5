/** Who changed the draft on the way to which edition (docs/decisions/004). */
export type Contributed = { edition: number; memberId: string }

/**
 * Whether the member wrote the words of this edition. An edition that nobody wrote in anew has the words of the one before, and so its
 * writers: they cannot judge or publish their own words by submitting them unchanged.
 */
export function wrote(contributions: readonly Contributed[], memberId: string, edition: number): boolean {
  const before = contributions.filter((contributed) => contributed.edition <= edition)
  const newest = Math.max(...before.map((contributed) => contributed.edition))
  return before.some((contributed) => contributed.edition === newest && contributed.memberId === memberId)
}
