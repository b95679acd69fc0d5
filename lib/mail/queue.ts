import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { type MessageValues, message } from '@/lib/messages/message'
import { storedMessage } from '@/lib/messages/stored'
import { seal } from '@/lib/sealing'
import { daysOf, type MailKind } from './kinds'

/** The queue of pg-boss that sends. A migration creates it. */
export const MAIL_QUEUE = 'mail'

export type NewMail = {
  kind: MailKind
  /** Members, by their ids: those who are disabled get nothing. Or an address, with the language of its person if it is known. */
  to: { members: readonly string[] } | { email: string; language?: string | null }
  values?: MessageValues
  /** The path that its link leads to. */
  path?: string
  /** The same for a link that no one else may see: it is stored encrypted, and erased when the message has ended. */
  secretPath?: string
  /** For each person, there is one message at most of this key. */
  key?: string
  /** It isn't sent after this time. */
  expiresAt?: Date
}

/** What a secret path is sealed for. */
export const sealedFor = (id: string) => ({ purpose: 'stele mail', of: id })

type Recipient = { email: string; memberId: string | null; language: string | null }

async function recipientsOf(tx: Tx, to: NewMail['to']): Promise<Recipient[]> {
  if ('email' in to) return [{ email: to.email, memberId: null, language: to.language ?? null }]
  const members = await tx.member.findMany({
    where: { id: { in: [...to.members] }, disabledAt: null },
    select: { id: true, email: true },
  })
  return members.map(({ id, email }) => ({ email, memberId: id, language: null }))
}

/**
 * Writes an e-mail, to be sent once the transaction is committed. Without a mail server in the configuration it stays in the outbox. Called inside
 * the transaction of what it is about.
 */
export async function queueMail(tx: Tx, mail: NewMail): Promise<void> {
  const { kind, values, path, secretPath, key } = mail
  const recipients = await recipientsOf(tx, mail.to)
  if (recipients.length === 0) return
  const expiresAt = mail.expiresAt ?? new Date(Date.now() + daysOf(kind) * DAY_MS)
  const stored = storedMessage(message(`mail.kinds.${kind}.text`, values)).values ?? {}
  await tx.mailMessage.createMany({
    data: recipients.map((recipient) => {
      const id = randomUUID()
      return {
        ...recipient,
        ...{ id, kind, values: stored, expiresAt },
        ...(path && { path }),
        ...(secretPath && { sealedPath: seal(sealedFor(id), Buffer.from(secretPath)) }),
        ...(key && { key: `${key} ${recipient.memberId ?? recipient.email}` }),
      }
    }),
    skipDuplicates: true,
  })
  if (env.STELE_SMTP_URL) await wake(tx)
}

/** Removes messages that were not sent yet, because what they say no longer holds. Called inside a transaction. */
export const removeMail = (tx: Tx, ...keys: string[]) =>
  tx.mailMessage.deleteMany({
    where: { state: 'WAITING', OR: keys.map((key) => ({ key: { startsWith: `${key} ` } })) },
  })

// pg-boss documents that jobs can be added by SQL; here it makes them part of the transaction.
export const wake = (tx: Tx) =>
  tx.$executeRaw`INSERT INTO pgboss.job (name, policy, retry_limit, expire_seconds) VALUES (${MAIL_QUEUE}, 'standard', 2, 900)`
