import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, RESET_HOURS } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { message } from '@/lib/messages/message'
import { browserOf } from './browser'
import { isPassword } from './passwords'
import { beginConfirmation } from './throttle'

/** `lastSeenAt` is written again after so long. */
const SEEN = 5 * MINUTE_MS

/** The valid sessions, as "Session" s of "Member" m with "Settings" g. */
const validSql = Prisma.sql`FROM "Session" s
  JOIN "Member" m ON m.id = s."memberId" AND m."sessionVersion" = s."sessionVersion" AND m."disabledAt" IS NULL
  JOIN "Settings" g ON g.id = 1 AND s."lastSeenAt" > now() - make_interval(hours => g."idleHours")`

/**
 * Starts a session of a member who has just signed in, and returns its id. Deletes the member's sessions that ended. The member gets an e-mail
 * about a device that isn't known; of one `key`, one at most. `isConfirmed`: they gave their password or used a passkey. `isTwoStep`: they gave a
 * code or used a passkey. Where a provider named them, what needs a password of the last minutes asks for it first.
 */
export async function startSession(
  { id: memberId, sessionVersion }: { id: string; sessionVersion: number },
  userAgent: string | null | undefined,
  {
    isKnown = true,
    key,
    isConfirmed = true,
    isTwoStep = false,
  }: { isKnown?: boolean; key?: string; isConfirmed?: boolean; isTwoStep?: boolean } = {},
): Promise<string> {
  const id = randomUUID()
  const used = browserOf(userAgent)
  await transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM "Session" WHERE "memberId" = ${memberId}::uuid AND id NOT IN (SELECT s.id ${validSql})`
    await tx.session.create({
      data: {
        id,
        memberId,
        sessionVersion,
        isTwoStep,
        ...used,
        ...(!isConfirmed && { isByProvider: true, passwordAt: new Date(0) }),
      },
      select: { id: true },
    })
    if (isKnown) return
    await queueMail(tx, {
      kind: 'newSignIn',
      to: { members: [memberId] },
      values: { known: used.browser && used.system ? 'yes' : 'no', ...used, at: new Date() },
      path: '/desk/account/sessions',
      ...(key && { key }),
    })
  })
  return id
}

type SessionRow = Actor & {
  passwordAt: Date
  isTwoStep: boolean
  browser: string
  system: string
  isByProvider: boolean
  /** True while the archive asks the member's role for a second factor. */
  isRequired: boolean
  hasFactor: boolean
  lastSeenAt: Date
  afterReset: { byId: string | null } | null
}

/**
 * The member whose session this is, with the session, or null when it ended: signed out, not used for too long, or the member's password or
 * role was changed or the member disabled since. Where their role needs a second factor, null also for a session that was begun without one, however
 * long before, and for a member who must set one up first, except for the page that does so (`settingUp`). One query reads all of it. Writes when the
 * session was last used, at most every five minutes.
 */
export async function actorOfSession(
  sessionId: string,
  { settingUp = false }: { settingUp?: boolean } = {},
): Promise<Actor | null> {
  const [row] = await db.$queryRaw<SessionRow[]>`
    SELECT m.id, m.name, m.role, s."passwordAt", s."lastSeenAt", (
      SELECT jsonb_build_object('byId', n."byId") FROM "AccountNotice" n
      WHERE n."memberId" = m.id AND n.change = 'PASSWORD' AND n.at > now() - make_interval(hours => ${RESET_HOURS}::int)
      ORDER BY n.at DESC LIMIT 1) AS "afterReset", s."isTwoStep", s.browser, s.system, s."isByProvider", m.role = ANY(g."secondFactor") AS "isRequired", (
      EXISTS (SELECT FROM "SecondFactor" f WHERE f."memberId" = m.id AND f."confirmedAt" IS NOT NULL)
      OR EXISTS (SELECT FROM "Passkey" p WHERE p."memberId" = m.id)) AS "hasFactor" ${validSql} WHERE s.id = ${sessionId}::uuid`
  if (!row) return null
  const { passwordAt, lastSeenAt, afterReset, isTwoStep, isRequired, hasFactor, ...rest } = row
  const { browser, system, isByProvider, ...member } = rest
  if (isRequired && (hasFactor ? !isTwoStep : !settingUp)) return null
  if (Date.now() - lastSeenAt.getTime() > SEEN)
    await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } })
  const device = { browser, system, isByProvider }
  return {
    ...member,
    session: { id: sessionId, passwordAt, isTwoStep, device, ...(afterReset && { afterReset }) },
  }
}

/**
 * Notes that the actor has just entered their password again in this browser. `Invalid` with `password` when it is wrong; `Conflict` while they
 * have to wait after too many wrong ones.
 */
export async function confirmPassword(actor: Actor, password: string): Promise<void> {
  if (!actor.session) return
  const { passwordHash } = await db.member.findUniqueOrThrow({
    where: { id: actor.id },
    select: { passwordHash: true },
  })
  const attempt = await beginConfirmation(actor.id)
  if ('wait' in attempt) throw new Conflict(message('members.conflict.tooManyAttempts', attempt.wait))
  if (!(await isPassword(passwordHash, password.slice(0, 2000))))
    throw new Invalid({ password: message('members.invalid.currentWrong') })
  await attempt.succeeded()
  await db.session.updateMany({
    where: { id: actor.session.id, memberId: actor.id, member: { passwordHash } },
    data: { passwordAt: new Date() },
  })
}

/** Ends a session on the server. Does nothing when it has ended. */
export async function removeSession(sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { id: sessionId } })
}

type ListedSession = {
  id: string
  browser: string
  system: string
  startedAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** The actor's own valid sessions, the current one first, then the last used; at most a hundred. */
export async function listSessions(actor: Actor): Promise<ListedSession[]> {
  const rows = await db.$queryRaw<Omit<ListedSession, 'isCurrent'>[]>`
    SELECT s.id, s.browser, s.system, s."startedAt", s."lastSeenAt" ${validSql} WHERE m.id = ${actor.id}::uuid
    ORDER BY s."lastSeenAt" DESC, s.id LIMIT 100`
  const listed = rows.map((row) => ({ ...row, isCurrent: row.id === actor.session?.id }))
  return listed.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Notes that the actor has just set up a second factor in the session in use, and ends their others. Called inside a transaction. */
export async function beginTwoStepsIn(tx: Tx, actor: Actor): Promise<void> {
  await endOthersIn(tx, actor)
  await tx.session.updateMany({ where: { memberId: actor.id }, data: { isTwoStep: true } })
}

/** Ends the actor's sessions but the one in use: those may have been opened with what they have just changed. Called inside a transaction. */
export async function endOthersIn(tx: Tx, actor: Actor): Promise<void> {
  const current = actor.session?.id
  await tx.session.deleteMany({ where: { memberId: actor.id, ...(current && { id: { not: current } }) } })
}

async function endSessions(actor: Actor, where: Prisma.SessionWhereInput, action: string): Promise<number> {
  return transaction(async (tx) => {
    await demandActive(tx, actor)
    const { count } = await tx.session.deleteMany({ where: { ...where, memberId: actor.id } })
    if (count > 0)
      await recordEvent(tx, {
        actor,
        action,
        subjectType: 'member',
        subjectId: actor.id,
        detail: { sessions: count },
      })
    return count
  })
}

/** Ends one of the actor's own sessions; `NotFound` when it has already ended or is someone else's. */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  const ended = await endSessions(actor, { id: parseId(sessionId) }, 'member.end-session')
  if (ended === 0) throw new NotFound(message('members.sessions.gone'))
}

/** Ends all of the actor's sessions but the one in use. */
export async function endOtherSessions(actor: Actor): Promise<void> {
  const current = actor.session?.id
  await endSessions(actor, current ? { id: { not: current } } : {}, 'member.end-other-sessions')
}
