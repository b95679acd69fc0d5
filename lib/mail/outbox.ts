import 'server-only'
import { z } from 'zod'
import { type Actor, can, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { MailState } from '@/lib/generated/prisma/enums'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { queueMail, wake } from './queue'
import { letterIn } from './send'

const PAGE = 50

/** How e-mail is doing. `host`: of the configured mail server, or null without one. */
export type MailStatus = {
  host: string | null
  from: string | null
  waiting: number
  failed: number
  uncertain: number
  lastSentAt: Date | null
}

/** The state of e-mail, for admins. */
export async function mailStatus(actor: Actor): Promise<MailStatus> {
  demand(actor, 'manageSettings')
  const [counts, last] = await Promise.all([
    db.mailMessage.groupBy({ by: ['state'], _count: true, where: { endedAt: null } }),
    db.mailMessage.aggregate({ where: { state: 'SENT' }, _max: { endedAt: true } }),
  ])
  const countOf = (...states: MailState[]) =>
    counts.reduce((sum, { state, _count }) => (states.includes(state) ? sum + _count : sum), 0)
  return {
    host: env.STELE_SMTP_URL ? new URL(env.STELE_SMTP_URL).hostname : null,
    from: env.STELE_MAIL_FROM ?? null,
    waiting: countOf('WAITING', 'SENDING'),
    failed: countOf('FAILED'),
    uncertain: countOf('UNCERTAIN'),
    lastSentAt: last._max.endedAt,
  }
}

/** The number of messages that wait for a decision of an admin; 0 for those who can't manage settings. */
export async function countMailToDecide(actor: Actor): Promise<number> {
  if (!can(actor, 'manageSettings')) return 0
  return db.mailMessage.count({ where: { state: { in: ['FAILED', 'UNCERTAIN'] } } })
}

export type ListedMail = {
  id: string
  email: string
  state: MailState
  attempts: number
  failure: string
  createdAt: Date
  endedAt: Date | null
  subject: string
  text: string
}

/** Messages, newest first, fifty a page, with the number of pages; those that wait for a decision before all others. Secret links are left out. */
export async function listMail(
  actor: Actor,
  t: Translator,
  page = 1,
): Promise<{ mail: ListedMail[]; pages: number }> {
  demand(actor, 'manageSettings')
  const [rows, count] = await Promise.all([
    db.$queryRaw<(Omit<ListedMail, 'subject' | 'text'> & Parameters<typeof letterIn>[0])[]>`
      SELECT m.*, m.state::text AS state, coalesce(m.language, w.language) AS language
      FROM "MailMessage" m LEFT JOIN "Member" w ON w.id = m."memberId"
      ORDER BY m.state IN ('UNCERTAIN', 'FAILED') DESC, m."createdAt" DESC, m.id
      LIMIT ${PAGE} OFFSET ${(Math.max(1, page) - 1) * PAGE}`,
    db.mailMessage.count(),
  ])
  const mail = await Promise.all(
    rows.map(async (row) => {
      const letter = await letterIn(row, t('mail.outbox.secretLink'))
      const { id, email, state, attempts, failure, createdAt, endedAt } = row
      return {
        ...{ id, email, state, attempts, failure, createdAt, endedAt },
        subject: letter?.subject ?? t('mail.outbox.unreadable'),
        text: letter?.text ?? '',
      }
    }),
  )
  return { mail, pages: Math.max(1, Math.ceil(count / PAGE)) }
}

/** What an admin does with a message that wasn't sent, or whose outcome is unknown. */
type Decision = { from: MailState[]; action: string; data: object }

const decisions = {
  /** Sends it again: the admin takes it that it has not arrived. */
  resend: {
    from: ['FAILED', 'UNCERTAIN'],
    action: 'mail.resend',
    data: { state: 'WAITING', failure: '' },
  },
  /** Notes that it has arrived. */
  arrived: { from: ['UNCERTAIN'], action: 'mail.arrived', data: { state: 'SENT', sealedPath: null } },
  /** Takes it out of the outbox unsent. */
  drop: {
    from: ['WAITING', 'FAILED', 'UNCERTAIN'],
    action: 'mail.drop',
    data: { state: 'DROPPED', sealedPath: null },
  },
} as const satisfies Record<string, Decision>

const decisionSchema = z.enum(['resend', 'arrived', 'drop'])

/** Decides what becomes of a message. `Conflict` when it was sent or decided meanwhile. */
export async function decideMail(
  actor: Actor,
  mailId: string,
  given: Given<typeof decisionSchema>,
): Promise<void> {
  demand(actor, 'manageSettings')
  const id = parseId(mailId)
  const decision = parseInput(decisionSchema, given)
  const { from, action, data } = decisions[decision]
  const now = new Date()
  const times =
    decision === 'resend' ? { nextAt: now, expiresAt: new Date(now.getTime() + DAY_MS) } : { endedAt: now }
  await transactionAs(actor, async (tx) => {
    const { count } = await tx.mailMessage.updateMany({
      where: { id, state: { in: [...from] } },
      data: { ...data, ...times },
    })
    if (count === 0) throw new Conflict(message('mail.outbox.changed'))
    if (decision === 'resend' && env.STELE_SMTP_URL) await wake(tx)
    await recordEvent(tx, { actor, action, subjectType: 'mail', subjectId: id })
  })
}

/** Queues a message to the actor, to see whether e-mail works. */
export async function sendTestMail(actor: Actor): Promise<void> {
  demand(actor, 'manageSettings')
  await transactionAs(actor, (tx) => queueMail(tx, { kind: 'test', to: { members: [actor.id] } }))
}
