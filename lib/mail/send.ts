import 'server-only'
import { db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import type { MailState } from '@/lib/generated/prisma/enums'
import {
  languages,
  messagesOf,
  SOURCE_LANGUAGE,
  staffLanguages,
  translatorOf,
} from '@/lib/messages/catalogue'
import { readValues } from '@/lib/messages/stored'
import { unseal } from '@/lib/sealing'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { isForReaders, isMailKind, valuesOf } from './kinds'
import { type Letter, letterOf } from './letter'
import { sealedFor } from './queue'
import type { MailServer, Refusal } from './transport'

/** Between two attempts: twice as long each time, from five minutes to six hours. */
const FIRST = 5 * MINUTE_MS
const LONGEST = 6 * 60 * MINUTE_MS
/** Who began to send a message so long ago is gone. */
const GONE = 15 * MINUTE_MS

type MailRow = {
  id: string
  kind: string
  email: string
  language: string | null
  values: unknown
  path: string
  sealedPath: string | null
  attempts: number
}

/** The message as it is sent; null when its kind is of another version, or its secret link can't be read any more. */
export async function letterIn(row: MailRow, secret: string | null = null): Promise<Letter | null> {
  const settings = await archiveSettings()
  if (!isMailKind(row.kind, messagesOf(SOURCE_LANGUAGE).mail.kinds)) return null
  const written = isForReaders(row.kind) ? languages() : staffLanguages()
  const t = translatorOf(
    [row.language, settings.language].find((language) => language && written.includes(language)) ??
      SOURCE_LANGUAGE,
  )
  const opened = row.sealedPath && unseal(sealedFor(row.id), row.sealedPath)?.bytes.toString()
  if (row.sealedPath && !opened) return null
  const path = opened || row.path
  return letterOf(
    {
      kind: row.kind,
      values: valuesOf(row.kind, readValues(row.values)),
      archive: archiveName(settings, t),
      home: new URL(env.NEXTAUTH_URL).origin,
      link: opened && secret !== null ? secret : path && new URL(path, env.NEXTAUTH_URL).href,
    },
    t,
  )
}

/** Ends what needs no one to send it: what is too old, and what a process that is gone was sending. */
async function settle(now: Date): Promise<void> {
  await db.mailMessage.updateMany({
    where: { state: 'SENDING', claimedAt: { lt: new Date(now.getTime() - GONE) } },
    data: { state: 'UNCERTAIN' },
  })
  await db.mailMessage.updateMany({
    where: { state: 'WAITING', expiresAt: { lte: now } },
    data: { state: 'DROPPED', endedAt: now, sealedPath: null },
  })
}

/** Takes the next message for this process alone. It is marked before it is sent, so that no one else sends it, also after a crash. */
async function claim(now: Date): Promise<MailRow | null> {
  const [row] = await db.$queryRaw<MailRow[]>`
    WITH next AS MATERIALIZED (
      SELECT id FROM "MailMessage" WHERE state = 'WAITING' AND "nextAt" <= ${now}
      ORDER BY "nextAt", id LIMIT 1 FOR UPDATE SKIP LOCKED)
    UPDATE "MailMessage" m SET state = 'SENDING', attempts = m.attempts + 1, "claimedAt" = ${now}
    FROM next WHERE m.id = next.id AND m.state = 'WAITING'
    RETURNING m.id, m.kind, m.email, m.values, m.path, m."sealedPath", m.attempts,
      coalesce(m.language, (SELECT w.language FROM "Member" w WHERE w.id = m."memberId")) AS language`
  return row ?? null
}

const pauseAfter = (attempts: number) => Math.min(LONGEST, FIRST * 2 ** (attempts - 1))

/** Notes the outcome of an attempt. Does nothing when an admin decided meanwhile. */
async function note({ id, attempts }: MailRow, refusal: Refusal | null): Promise<void> {
  const claimed = { id, attempts, state: 'SENDING' } as const
  if (!refusal) {
    await db.mailMessage.updateMany({
      where: claimed,
      data: { state: 'SENT', endedAt: new Date(), sealedPath: null, failure: '' },
    })
    return
  }
  const { reason: failure, isFinal, isUncertain } = refusal
  const state: MailState = isUncertain ? 'UNCERTAIN' : isFinal ? 'FAILED' : 'WAITING'
  const nextAt = new Date(Date.now() + pauseAfter(attempts))
  await db.mailMessage.updateMany({ where: claimed, data: { state, failure, nextAt } })
}

const unreadable: Refusal = { reason: '', isFinal: true, isUncertain: false }

/** Sets back what is due by the shortest pause: the mail server can't be reached. */
const postpone = (failure: string, now: Date) =>
  db.mailMessage.updateMany({
    where: { state: 'WAITING', nextAt: { lte: now } },
    data: { failure, nextAt: new Date(now.getTime() + FIRST) },
  })

/**
 * Sends what is due, one message after the other, until nothing is or the signal. A message is sent by one process, and never again once the server
 * may have it: where no one can know, an admin decides (lib/mail/outbox.ts). Without a server nothing is sent, and what is too old still ends.
 */
export async function sendMail(
  server: MailServer | null,
  signal?: AbortSignal,
  now = new Date(),
): Promise<void> {
  await settle(now)
  if (server === null) return
  const due = { state: 'WAITING', nextAt: { lte: now } } as const
  if (!(await db.mailMessage.findFirst({ where: due, select: { id: true } }))) return
  const closed = await server.check()
  if (closed !== null) {
    await postpone(closed, now)
    return
  }
  const { contact } = await archiveSettings()
  while (!signal?.aborted) {
    const row = await claim(now)
    if (!row) return
    const letter = await letterIn(row)
    const envelope = { id: row.id, to: row.email, replyTo: contact || null }
    await note(row, letter ? await server.send(envelope, letter) : unreadable)
  }
}
