import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { demandManager, type Manager } from './member-manager'
import { tokenHash } from './tokens'

const PAGE = 50

/** Members by name, fifty a page, with the number of pages; without those who were removed. */
export async function listMembers(manager: Manager, page = 1) {
  demandManager(manager)
  const [members, count] = await Promise.all([
    db.member.findMany({
      where: { removedAt: null },
      select: {
        ...{ id: true, name: true, email: true, role: true, disabledAt: true, createdAt: true },
        secondFactor: { select: { confirmedAt: true } },
        _count: { select: { passkeys: true } },
      },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (Math.max(1, page) - 1) * PAGE,
      take: PAGE,
    }),
    db.member.count({ where: { removedAt: null } }),
  ])
  const rows = members.map(({ secondFactor, _count, ...member }) => ({
    ...member,
    hasSecondFactor: secondFactor?.confirmedAt != null || _count.passkeys > 0,
  }))
  return { members: rows, pages: Math.max(1, Math.ceil(count / PAGE)) }
}

/** The member with this e-mail address, or null. */
export async function memberByEmail(manager: Manager, email: string): Promise<Actor | null> {
  demandManager(manager)
  return db.member.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, name: true, role: true },
  })
}

/** Links that can still be used, newest first, at most a hundred. `resets` is the name of the member whose password a link resets. */
export async function listInvitations(actor: Actor) {
  demand(actor, 'manageMembers')
  const rows = await db.invitation.findMany({
    where: {
      acceptedAt: null,
      expiresAt: { gt: new Date() },
      OR: [{ email: { not: null } }, { memberId: { not: null } }],
    },
    select: { id: true, email: true, role: true, expiresAt: true, member: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  return rows.map(({ member, ...row }) => ({ ...row, resets: member?.name ?? null }))
}

/** The actor's own account. */
export async function ownAccount(actor: Actor) {
  return db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: { name: true, email: true, role: true, mailPace: true, createdAt: true, language: true },
  })
}

/** The open link with this token, or null when it was used or has expired. Needs no actor: the token is the permission. */
export async function openInvitation(token: unknown) {
  if (typeof token !== 'string') return null
  const row = await db.invitation.findFirst({
    where: { tokenHash: tokenHash(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: {
      id: true,
      email: true,
      role: true,
      isRequested: true,
      proposedById: true,
      invitedBy: { select: { id: true, name: true, role: true } },
      member: { select: { id: true, name: true, role: true, email: true } },
    },
  })
  if (!row) return null
  const purpose = row.member ? 'PASSWORD' : row.email === null ? 'SETUP' : 'JOIN'
  return { ...row, email: row.member?.email ?? row.email, purpose } as const
}

/** The active member with this address, for commands of the machine's operator; `NotFound` without one. */
export async function actorByEmail(email: string): Promise<Actor> {
  const actor = await db.member.findFirst({
    where: { email: email.trim().toLowerCase(), disabledAt: null },
    select: { id: true, name: true, role: true },
  })
  if (!actor) throw new NotFound(message('commands.members.notActive', { email }))
  return actor
}

/** The first active admin, for commands of the machine's operator that name no member; `NotFound` without one. */
export async function firstAdmin(): Promise<Actor> {
  const actor = await db.member.findFirst({
    where: { role: 'ADMIN', disabledAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, role: true },
  })
  if (!actor) throw new NotFound(message('commands.members.noAdmin'))
  return actor
}

/** True while the archive has no members. Public: the sign-in page shows it. */
export async function hasNoMember(): Promise<boolean> {
  return (await db.member.findFirst({ select: { id: true } })) === null
}
