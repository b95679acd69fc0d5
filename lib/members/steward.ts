import { type Actor, demand } from '@/lib/access'

/**
 * Whoever sits at the machine itself: the command line, and the loading of a demo archive. A symbol and not null, so that "nobody is
 * signed in" can never be taken for it.
 */
export const operator = Symbol('operator')

/** Who keeps the members: an admin, or the operator of the machine. */
export type Steward = Actor | typeof operator

/** The steward as the log names them (null for the operator); `Forbidden` for a member who is no admin. */
export function demandSteward(steward: Steward): Actor | null {
  if (steward === operator) return null
  demand(steward, 'manageMembers')
  return steward
}
