import { z } from 'zod'

/** Work that is done once in a while, each by its own kind of `MaintenanceRun`. */
export const maintenance = ['BACKUP', 'DRILL', 'VERIFY', 'FIXITY'] as const

const count = z.coerce.number()
const backgroundSchema = z.object({
  /** Jobs that should run by now, those that run, daily ones whose last run failed, and for how long the oldest has waited, in seconds. */
  jobs: z.object({ waiting: count, running: count, failed: count, oldest: count }),
  /** E-mails that wait, those that wait for a decision of an admin, and for how long the oldest has waited, in seconds. */
  mail: z.object({ waiting: count, failed: count, oldest: count }),
  /** For each kind of maintenance that has succeeded once: how long ago, in seconds. */
  sinceSuccess: z.partialRecord(z.enum(maintenance), count),
})

/** How the work in the background is doing. */
export type Background = z.output<typeof backgroundSchema>

const JOB_WAITS = "state IN ('created', 'retry')"
const MAIL_WAITS = "state IN ('WAITING', 'SENDING')"
/** For how long the oldest of the rows that fit has waited. */
const oldest = (time: string, where: string) =>
  `coalesce(extract(epoch FROM now() - min(${time}) FILTER (WHERE ${where})), 0)`

const STATEMENT = `
  SELECT
    (SELECT json_build_object(
      'waiting', count(*) FILTER (WHERE ${JOB_WAITS}), 'running', count(*) FILTER (WHERE state = 'active'),
      'oldest', ${oldest('start_after', JOB_WAITS)},
      'failed', (SELECT count(*) FROM (
        SELECT DISTINCT ON (name) state FROM pgboss.job
        WHERE state IN ('completed', 'failed') AND name <> 'memberJob' AND name NOT LIKE '\\_\\_%' ORDER BY name, completed_on DESC) last
        WHERE state = 'failed')
    ) FROM pgboss.job WHERE start_after <= now() AND name NOT LIKE '\\_\\_%') AS jobs,
    (SELECT json_build_object(
      'waiting', count(*) FILTER (WHERE ${MAIL_WAITS}), 'failed', count(*) FILTER (WHERE state IN ('FAILED', 'UNCERTAIN')),
      'oldest', ${oldest('"createdAt"', MAIL_WAITS)}
    ) FROM "MailMessage" WHERE "endedAt" IS NULL) AS mail,
    (SELECT coalesce(json_object_agg(kind, seconds), '{}') FROM (
      SELECT kind, extract(epoch FROM now() - max("endedAt")) AS seconds FROM "MaintenanceRun"
      WHERE succeeded AND kind::text = ANY($1) GROUP BY kind) successes) AS "sinceSuccess"`

/** Returns how the work in the background is doing: one statement, by whichever client the caller has. */
export async function readBackground(
  query: (text: string, values: unknown[]) => Promise<unknown[]>,
): Promise<Background> {
  const [row] = await query(STATEMENT, [maintenance])
  return backgroundSchema.parse(row)
}
