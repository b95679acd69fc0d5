import 'server-only'
import { z } from 'zod'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { DAY_MS, MINUTE_MS } from '@/lib/durations'
import { Conflict, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { issue, message } from '@/lib/messages/message'
import { filledLineOf } from '@/lib/text/characters'
import { newToken, tokenHash } from './tokens'

/** Scanners that look for leaked secrets find a token by its beginning. */
const PREFIX = 'stele_'
const FORM = /^stele_[\w-]{43}$/
const MOST = 20
/** `lastUsedAt` is written again after so long. */
const SEEN = 5 * MINUTE_MS

export const tokenScopes = ['OWN_DRAFTS', 'ALL_DRAFTS'] as const
/** For how many days a token can work. */
export const tokenDays = ['7', '30', '90', '365'] as const

const tokenSchema = z.strictObject({
  name: filledLineOf(80, issue('members.tokens.nameMissing')),
  scope: z.enum(tokenScopes, { error: issue('errors.input.invalid') }),
  days: z.enum(tokenDays, { error: issue('errors.input.invalid') }).transform(Number),
})

const columns = {
  id: true,
  name: true,
  scope: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} as const

/**
 * Makes a token with which a program reads drafts as the actor, and returns it: the archive keeps its hash only. The actor gets an e-mail.
 * `Conflict` when they have twenty; `PasswordNeeded`; `Invalid` with the field.
 */
export async function createToken(actor: Actor, given: Given<typeof tokenSchema>): Promise<string> {
  demandRecentPassword(actor)
  const { name, scope, days } = parseInput(tokenSchema, given)
  const token = PREFIX + newToken()
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    if ((await tx.apiToken.count({ where: { memberId: actor.id } })) >= MOST)
      throw new Conflict(message('members.tokens.tooMany', { most: MOST }))
    const now = new Date()
    const expiresAt = new Date(now.getTime() + days * DAY_MS)
    const { id } = await tx.apiToken.create({
      data: { name, scope, tokenHash: tokenHash(token), createdAt: now, expiresAt, memberId: actor.id },
      select: { id: true },
    })
    await queueMail(tx, {
      kind: 'apiToken',
      to: { members: [actor.id] },
      values: { name },
      path: '/desk/account/tokens',
    })
    await recordEvent(tx, {
      actor,
      action: 'member.add-token',
      subjectType: 'member',
      subjectId: actor.id,
      detail: { token: id, scope, expiresAt: expiresAt.toISOString() },
    })
  })
  return token
}

/** The actor's tokens, newest first; expired ones say so until they are removed. */
export const ownTokens = (actor: Actor) =>
  db.apiToken.findMany({
    where: { memberId: actor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: columns,
  })

/** A token as lists show it. */
export type ListedToken = Awaited<ReturnType<typeof ownTokens>>[number]

/** All tokens that work, with their members, newest first; at most five hundred. For admins. */
export async function allTokens(actor: Actor) {
  demand(actor, 'manageMembers')
  return db.apiToken.findMany({
    where: { expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: { ...columns, memberId: true, member: { select: { name: true } } },
  })
}

/** Ends a token: the actor's own, or anyone's for an admin. `NotFound` when there is none, or it isn't theirs. */
export async function revokeToken(actor: Actor, tokenId: string): Promise<void> {
  const id = parseId(tokenId)
  await transaction(async (tx) => {
    await demandActive(tx, actor)
    const token = await tx.apiToken.findUnique({ where: { id }, select: { memberId: true } })
    if (!token) throw new NotFound()
    if (token.memberId !== actor.id) demand(actor, 'manageMembers')
    const { count } = await tx.apiToken.deleteMany({ where: { id } })
    if (count === 0) throw new NotFound()
    await recordEvent(tx, {
      actor,
      action: 'member.revoke-token',
      subjectType: 'member',
      subjectId: token.memberId,
      detail: { token: id },
    })
  })
}

/** Ends all tokens of a member. Called inside the transaction of the change that needs it, before its event. */
export async function removeTokensOf(tx: Tx, memberId: string): Promise<void> {
  await tx.apiToken.deleteMany({ where: { memberId } })
}

type TokenRow = Actor & { tokenId: string; scope: (typeof tokenScopes)[number]; lastUsedAt: Date | null }

/**
 * The member whose token this is, with the token; null for one that is unknown, revoked or expired, of a disabled member, or of a member
 * who must set up a second factor first. Writes when the token was last used, at most every five minutes.
 */
export async function actorOfToken(token: string): Promise<Actor | null> {
  if (!FORM.test(token)) return null
  const [row] = await db.$queryRaw<TokenRow[]>`
    SELECT m.id, m.name, m.role, k.id AS "tokenId", k.scope, k."lastUsedAt" FROM "ApiToken" k
    JOIN "Member" m ON m.id = k."memberId" AND m."disabledAt" IS NULL
    JOIN "Settings" g ON g.id = 1
    WHERE k."tokenHash" = ${tokenHash(token)} AND k."expiresAt" > now() AND (m.role <> ALL(g."secondFactor")
      OR EXISTS (SELECT FROM "SecondFactor" f WHERE f."memberId" = m.id AND f."confirmedAt" IS NOT NULL)
      OR EXISTS (SELECT FROM "Passkey" p WHERE p."memberId" = m.id))`
  if (!row) return null
  const { tokenId, scope, lastUsedAt, ...member } = row
  if (!lastUsedAt || Date.now() - lastUsedAt.getTime() > SEEN)
    await db.apiToken.updateMany({ where: { id: tokenId }, data: { lastUsedAt: new Date() } })
  return { ...member, token: { id: tokenId, scope } }
}
