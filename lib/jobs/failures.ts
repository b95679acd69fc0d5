import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { SteleError } from '@/lib/errors'
import { queueMail } from '@/lib/mail/queue'
import { messagesOf, SOURCE_LANGUAGE } from '@/lib/messages/catalogue'
import type { Messages } from '@/lib/messages/keys'
import { message } from '@/lib/messages/message'
import type { DailyJob } from './daily'

/** A daily job, or the sending of e-mail. */
export type FailedJob = { name: keyof Messages['labels']['job']; at: Date; reason: string }

/** Returns the jobs whose last run failed, with when and why. Empty for those who can't manage settings. */
export async function failedJobs(actor: Actor): Promise<FailedJob[]> {
  if (!can(actor, 'manageSettings')) return []
  const named = Object.keys(messagesOf(SOURCE_LANGUAGE).labels.job)
  return db.$queryRaw<FailedJob[]>`
    SELECT name, at, reason FROM (
      SELECT DISTINCT ON (name) name, state, completed_on AS at, coalesce(output ->> 'message', '') AS reason
      FROM pgboss.job WHERE state IN ('completed', 'failed') AND name = ANY(${named}) ORDER BY name, completed_on DESC
    ) last WHERE state = 'failed' ORDER BY at DESC`
}

/** Writes to the admins that a daily job failed, and why: once a day for each job, however often it was tried. */
export async function tellAdmins(name: DailyJob['name'], error: unknown): Promise<void> {
  const reason = error instanceof SteleError ? error.text : error instanceof Error ? error.message : ''
  await transaction(async (tx) => {
    const admins = await tx.member.findMany({
      where: { role: 'ADMIN', disabledAt: null },
      select: { id: true },
    })
    await queueMail(tx, {
      kind: 'jobFailed',
      to: { members: admins.map(({ id }) => id) },
      values: { job: message(`labels.job.${name}`), reason },
      path: '/desk/settings/operation',
      key: `failed ${name} ${new Date().toISOString().slice(0, 10)}`,
    })
  })
}
