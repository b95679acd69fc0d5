import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { recordEvent } from '@/lib/events'
import { type Given, parseInput } from '@/lib/input'
import { roleSchema } from './schema'
import { demandConfirmed, transactionBy } from './steward'

const rolesSchema = z.array(roleSchema).max(5)

/**
 * Chooses the roles whose members need a second factor or a passkey. From their next request on, those who have none reach only the page that sets
 * one up.
 */
export async function requireSecondFactor(actor: Actor, given: Given<typeof rolesSchema>): Promise<void> {
  const by = demandConfirmed(actor)
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
