import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { demandManager, type Manager, transactionBy } from './member-manager'
import { hashPassword } from './signing-in/passwords'

/** The addresses of the demo archive's members end in this. Their passwords are published. */
export const DEMO_ADDRESS = '@demo.example'

const active = { email: { endsWith: DEMO_ADDRESS }, disabledAt: null } as const

/** Returns whether a demo member can sign in. False for those who can't manage members. */
export async function hasDemoMembers(actor: Actor): Promise<boolean> {
  if (!can(actor, 'manageMembers')) return false
  return (await db.member.findFirst({ where: active, select: { id: true } })) !== null
}

/**
 * Disables every demo member and removes their published passwords, also those of demo members who were disabled before. Allowed for the
 * last admin too: the next start then prints a link for the first one. Returns the number of members that it disabled.
 */
export async function removeDemoMembers(manager: Manager): Promise<number> {
  const actor = demandManager(manager)
  const passwordHash = await hashPassword(randomUUID())
  return transactionBy(actor, async (tx) => {
    const members = await tx.member.updateManyAndReturn({
      where: active,
      data: { disabledAt: new Date(), sessionVersion: { increment: 1 } },
      select: { id: true },
    })
    await tx.member.updateMany({ where: { email: active.email }, data: { passwordHash } })
    for (const { id } of members)
      await recordEvent(tx, { actor, action: 'member.disable', subjectType: 'member', subjectId: id })
    return members.length
  })
}
