import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { type Given, parseInput } from '@/lib/input'
import { demandConfirmedManager, transactionBy } from '../member-manager'
import { roleSchema } from '../schema'

/** What `stepAfterPassword` reads of a member. */
export const factorsSelect = {
  role: true,
  secondFactor: { select: { confirmedAt: true } },
  passkeys: { select: { id: true }, take: 1 },
} as const

type Factors = { role: Role; secondFactor: { confirmedAt: Date | null } | null; passkeys: readonly unknown[] }

/**
 * What a member needs after the right password, or after a provider named them. CODE: a code of their app. PASSKEY: their role needs a second factor, and
 * a passkey is the one they have, so they sign in with it and not with the password. IN: nothing.
 */
export async function stepAfterPassword({
  role,
  secondFactor,
  passkeys,
}: Factors): Promise<'CODE' | 'PASSKEY' | 'IN'> {
  if (secondFactor?.confirmedAt) return 'CODE'
  if (passkeys.length === 0) return 'IN'
  const settings = await db.settings.findUniqueOrThrow({ where: { id: 1 }, select: { secondFactor: true } })
  return settings.secondFactor.includes(role) ? 'PASSKEY' : 'IN'
}

const rolesSchema = z.array(roleSchema).max(5)

/**
 * Chooses the roles whose members need a second factor or a passkey. From their next request on, those who have none reach only the page that sets
 * one up.
 */
export async function requireSecondFactor(actor: Actor, given: Given<typeof rolesSchema>): Promise<void> {
  const by = demandConfirmedManager(actor)
  const roles = [...new Set(parseInput(rolesSchema, given))].sort()
  await transactionBy(by, async (tx) => {
    const { secondFactor } = await tx.settings.findUniqueOrThrow({ where: { id: 1 } })
    if ([...secondFactor].sort().join() === roles.join()) return
    await tx.settings.updateMany({ data: { secondFactor: roles, changedAt: new Date() } })
    await recordEvent(tx, {
      actor,
      action: 'settings.require-second-factor',
      subjectType: 'settings',
      subjectId: '1',
      detail: { roles },
    })
  })
}
