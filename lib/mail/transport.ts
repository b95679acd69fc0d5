import { createTransport } from 'nodemailer'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import type { Letter } from './letter'

/** How long the whole of a message can take, in milliseconds; less than the time after which a claim is given up. */
const LONGEST = 5 * MINUTE_MS

/** Why a message was not sent. `isFinal`: the server won't take it later. `isUncertain`: it may have arrived. */
export type Refusal = { reason: string; isFinal: boolean; isUncertain: boolean }

type Envelope = { id: string; to: string; replyTo: string | null }

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * The mail server of this address. A connection to another machine is encrypted or refused, because messages contain links for passwords; only
 * `?tls=off` in the address allows plain text.
 */
export function mailServer(address: string, from = env.STELE_MAIL_FROM) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(address)
  const secure = protocol === 'smtps:'
  const isPlain = LOOPBACK.test(hostname) || searchParams.get('tls') === 'off'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    ...{ secure, requireTLS: !secure && !isPlain, ignoreTLS: !secure && LOOPBACK.test(hostname) },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...{ connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return {
    /** Null when the server answers and lets the archive in, else why not. */
    check: async (): Promise<string | null> => {
      try {
        await transport.verify()
        return null
      } catch (error) {
        return refusalIn(error).reason
      }
    },
    /** Null when the server took the message. Its Message-ID is the same at every attempt. */
    send: async ({ id, ...addresses }: Envelope, letter: Letter): Promise<Refusal | null> => {
      const { replyTo, ...rest } = addresses
      try {
        await transport.sendMail({
          ...rest,
          ...letter,
          from,
          ...(replyTo && { replyTo }),
          messageId: `<${id}@${new URL(env.NEXTAUTH_URL).hostname}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(LONGEST),
        })
        return null
      } catch (error) {
        return refusalIn(error)
      }
    },
  }
}
export type MailServer = ReturnType<typeof mailServer>

const LONGEST_REASON = 300

/**
 * Reads an error of nodemailer. The server's own answer says for certain that it didn't take the message, and so does an error from before the
 * connection; a connection that ends in between says nothing.
 */
export function refusalIn(error: unknown): Refusal {
  const found: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {}
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_REASON)
  const { code, command, responseCode, syscall } = found
  const isAnswered = typeof responseCode === 'number'
  const isBefore =
    code === 'EDNS' ||
    code === 'EAUTH' ||
    syscall === 'connect' ||
    (command !== undefined && command !== 'CONN')
  const isFinal =
    (isAnswered && responseCode >= 500 && code !== 'EAUTH') || (code === 'EENVELOPE' && command === 'API')
  return { reason, isFinal, isUncertain: !isAnswered && !isBefore }
}
