import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db, transaction } from '@/lib/db'
import { SteleError } from '@/lib/errors'
import type { MaintenanceKind } from '@/lib/generated/prisma/enums'
import { queueMail } from '@/lib/mail/queue'
import { messagesOf, SOURCE_LANGUAGE } from '@/lib/messages/catalogue'
import type { Messages } from '@/lib/messages/keys'
import { type Message, message } from '@/lib/messages/message'
import { forgetRun, keptRuns } from '@/lib/verification/kept-runs'
import { noteEnded, noteRun } from '@/lib/verification/runs'
import type { DailyJob } from './daily'

/** A daily job, or the sending of e-mail. */
type FailedJob = { name: keyof Messages['labels']['job']; at: Date; reason: string }

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

const reasonOf = (error: unknown) =>
  error instanceof SteleError ? error.text : error instanceof Error ? error.message : ''

/** Writes to the admins that something failed, and why: once a day for each `key`. */
const write = (job: Message, reason: string | Message, key: string, at = new Date()): Promise<void> =>
  transaction(async (tx) => {
    const admins = await tx.member.findMany({
      where: { role: 'ADMIN', disabledAt: null },
      select: { id: true },
    })
    await queueMail(tx, {
      kind: 'jobFailed',
      to: { members: admins.map(({ id }) => id) },
      values: { job, reason },
      path: '/desk/settings/operation',
      key: `failed ${key} ${at.toISOString().slice(0, 10)}`,
    })
  })

/** Writes to the admins that a daily job failed, and why: once a day for each job, however often it was tried. */
export const tellAdmins = (name: DailyJob['name'], error: unknown): Promise<void> =>
  write(message(`labels.job.${name}`), reasonOf(error), name)

/** The daily job that does the same: the admins get one message a day about both. */
const jobOf: Partial<Record<MaintenanceKind, DailyJob['name']>> = { BACKUP: 'backup', FIXITY: 'fixity' }

type FailedRun = { kind: MaintenanceKind; messages: readonly Message[]; endedAt?: Date }

const tellOfRun = ({ kind, messages, endedAt }: FailedRun) =>
  write(message('settings.operation.kind', { kind }), messages.at(-1) ?? '', jobOf[kind] ?? kind, endedAt)

/** Notes a run that a command made, so that admins see it, and writes to them when it failed: at once, or when the database is back. */
export async function noteCommandRun(run: Parameters<typeof noteRun>[0]): Promise<void> {
  const isNoted = await noteRun(run)
  if (isNoted && !run.succeeded) await tellOfRun(run)
}

/** Notes the failed runs that were kept while the database was gone, and writes to the admins, once for each. */
export async function noteKeptRuns(): Promise<void> {
  for (const { run, file } of await keptRuns()) {
    await noteEnded({ ...run, succeeded: false })
    await tellOfRun(run)
    await forgetRun(file)
  }
}
