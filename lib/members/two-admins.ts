import 'server-only'
import { can, type Permission } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { SecondAdminNeeded } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Role } from '@/lib/generated/prisma/enums'
import type { Manager } from './member-manager'
import { roles } from './schema'

const powers: readonly Permission[] = ['giveVerdicts', 'publish', 'manageMembers']

/** True when a member with the second role can check, publish or manage members and one with the first can't. */
export const givesPower = (from: Role | null, to: Role): boolean =>
  powers.some((power) => {
    const has = (role: Role) => can({ id: '', name: '', role }, power)
    return has(to) && !(from !== null && has(from))
  })

/** True when the archive asks for two admins. The setting can't change until the transaction ends. */
export async function asksForTwo(tx: Tx): Promise<boolean> {
  const [settings] = await tx.$queryRaw<{ twoAdmins: boolean }[]>`
    SELECT "twoAdmins" FROM "Settings" WHERE id = 1 FOR SHARE`
  return settings?.twoAdmins ?? false
}

/** `SecondAdminNeeded` when the archive asks for two admins and one would do this alone. The operator of the machine (null) needs no one. */
export async function refuseAlone(tx: Tx, by: Exclude<Manager, symbol> | null): Promise<void> {
  if (by && (await asksForTwo(tx))) throw new SecondAdminNeeded()
}

/** Links that one admin made and that give power. They stop working when the archive begins to ask for two. */
export const linksOfOne: Prisma.InvitationWhereInput = {
  acceptedAt: null,
  invitedById: { not: null },
  proposedById: null,
  OR: [{ memberId: { not: null } }, { role: { in: roles.filter((role) => givesPower(null, role)) } }],
}
