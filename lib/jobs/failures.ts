import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import type { DailyJob } from './daily'

export type FailedJob = { name: DailyJob['name']; at: Date; reason: string }

/** Returns the jobs whose last run failed, with when and why. Empty for those who can't manage settings. */
export async function failedJobs(actor: Actor): Promise<FailedJob[]> {
  if (!can(actor, 'manageSettings')) return []
  return db.$queryRaw<FailedJob[]>`
    SELECT name, at, reason FROM (
      SELECT DISTINCT ON (name) name, state, completed_on AS at, coalesce(output ->> 'message', '') AS reason
      FROM pgboss.job WHERE state IN ('completed', 'failed') ORDER BY name, completed_on DESC
    ) last WHERE state = 'failed' ORDER BY at DESC`
}
