import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { type Tx, transaction } from '@/lib/db'

/**
 * The operator of the machine: the command line and the loading of the demo. A symbol and not null, so that it can't be confused with a
 * visitor who isn't signed in.
 */
export const operator = Symbol('operator')

/** A manager of the members: an admin, or the operator of the machine. */
export type Manager = Actor | typeof operator

/** The manager as the event log names them (null for the operator); `Forbidden` for a member who isn't an admin. */
export function demandManager(manager: Manager): Actor | null {
  if (manager === operator) return null
  demand(manager, 'manageMembers')
  return manager
}

/** The same for commands that give someone power: an admin must have entered the password within the last 15 minutes. */
export function demandConfirmedManager(manager: Manager): Actor | null {
  const actor = demandManager(manager)
  if (actor) demandRecentPassword(actor)
  return actor
}

/** Opens the transaction of a manager's command; `by` as `demandManager` gives it. `Forbidden` when the admin no longer is one. */
export const transactionBy = <Result>(
  by: Actor | null,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => (by ? transactionAs(by, work) : transaction(work))
