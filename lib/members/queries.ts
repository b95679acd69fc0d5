import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { tokenHash } from './tokens'

const PAGE = 50

/** Members by name, fifty a page, with the number of pages. Admins only. */
export async function listMembers(actor: Actor, page = 1) {
  demand(actor, 'manageMembers')
  const [members, count] = await Promise.all([
    db.member.findMany({
      select: { id: true, name: true, email: true, role: true, disabledAt: true, createdAt: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (Math.max(1, page) - 1) * PAGE,
      take: PAGE,
    }),
    db.member.count(),
  ])
  return { members, pages: Math.max(1, Math.ceil(count / PAGE)) }
}

/** Invitations that can still be accepted, the newest first, at most a hundred. Admins only. */
export async function listInvitations(actor: Actor) {
  demand(actor, 'manageMembers')
  return db.invitation.findMany({
    where: { acceptedAt: null, expiresAt: { gt: new Date() }, email: { not: null } },
    select: { id: true, email: true, role: true, expiresAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
}

/** The actor's own account. */
export async function ownAccount(actor: Actor) {
  return db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: { name: true, email: true, role: true, createdAt: true },
  })
}

/** What a link with this token offers, while it can be used; null otherwise. */
export async function openInvitation(token: string) {
  return db.invitation.findFirst({
    where: { tokenHash: tokenHash(token), acceptedAt: null, expiresAt: { gt: new Date() } },
    select: { email: true, role: true },
  })
}
