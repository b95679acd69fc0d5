import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Forbidden } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Role } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'

/** A member's row as it is now; undefined when the member is disabled or gone. */
type ActingMember = { role: Role } | undefined

/** Selects the row of the actor as "Member" m, if they are active; to be locked FOR SHARE in the statement that a command begins with. */
export const actingSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`m.id = ${actor.id}::uuid AND m."disabledAt" IS NULL`

/**
 * Throws `Forbidden` unless the member is active and has the role that the guards of the command looked at. Called with a row that is locked
 * until the transaction ends, so that a command never ends after its member was disabled or got another role. Throws it for every token: a
 * token changes nothing.
 */
export function demandSameRole(actor: Actor, member: ActingMember): void {
  if (actor.token) throw new Forbidden()
  if (member?.role !== actor.role) throw new Forbidden(message('errors.memberChanged'))
}

/** The same for a command that has no row of its own to lock with the member's. `changes`: the command changes the member's own row. */
export async function demandActive(tx: Tx, actor: Actor, { changes = false } = {}): Promise<void> {
  const lock = changes ? Prisma.sql`FOR NO KEY UPDATE` : Prisma.sql`FOR SHARE`
  const [member] = await tx.$queryRaw<{ role: Role }[]>`
    SELECT m.role FROM "Member" m WHERE ${actingSql(actor)} ${lock}`
  demandSameRole(actor, member)
}

/**
 * Opens the transaction of a member's command: guard, change and event together or not at all. `Forbidden` when the member was disabled or got
 * another role since the page was loaded. Commands on one record lock the member with the record instead (`lockRecord`, `lockForWorkflow`).
 */
export function transactionAs<Result>(
  actor: Actor,
  work: (tx: Tx) => Promise<Result>,
  options?: { timeout?: number },
): Promise<Result> {
  return transaction(async (tx) => {
    await demandActive(tx, actor)
    return work(tx)
  }, options)
}
