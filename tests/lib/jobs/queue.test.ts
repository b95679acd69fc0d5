import '@/tests/support/database'
import { readFileSync } from 'node:fs'
import { getConstructionPlans } from 'pg-boss'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { serverEnvironment } from '@/bin/commands/mirror'
import { db, transaction } from '@/lib/db'
import type { DailyJob } from '@/lib/jobs/daily'
import { dailyJobs } from '@/lib/jobs/daily'
import { failedJobs } from '@/lib/jobs/failures'
import { type Queue, startJobsLater, startQueue } from '@/lib/jobs/queue'
import { queueMail, wake } from '@/lib/mail/queue'
import { makeMember } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let queue: Queue | undefined
afterEach(async () => {
  await queue?.stop()
  queue = undefined
  await sabotage('DELETE FROM pgboss.job')
})

const job = (run: DailyJob['run']): DailyJob => ({ name: 'signedHead', at: '17 2', run })
/** With the shortest time between two looks at the queue. */
const start = async (run: DailyJob['run']) => {
  queue = await startQueue({ daily: [job(run)], checkSeconds: 1 })
  return queue
}
const connections = async () => {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE application_name = 'stele jobs' AND datname = current_database()`
  return found?.count
}

describe('the queue of jobs', () => {
  it('runs a job in this process', async () => {
    const run = vi.fn(async () => {})
    await (await start(run)).runNow('signedHead')
    await expect.poll(() => run.mock.calls.length).toBe(1)
    expect(run).toHaveBeenCalledWith(expect.any(AbortSignal))
  })

  it('has a schedule for every daily job, once for several processes', async () => {
    const [one, other] = await Promise.all([startQueue(), startQueue()])
    const schedules = await db.$queryRaw`
      SELECT name, cron, timezone FROM pgboss.schedule ORDER BY name COLLATE "C"`
    const expected = [
      ...dailyJobs.map(({ name, at }) => ({ name, cron: `${at} * * *`, timezone: 'UTC' })),
      { name: 'webhooks', cron: '* * * * *', timezone: 'UTC' },
      { name: 'draftSearch', cron: '* * * * *', timezone: 'UTC' },
      { name: 'mail', cron: '*/5 * * * *', timezone: 'UTC' },
    ]
    expect(schedules).toEqual(expected.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    await Promise.all([one.stop(), other.stop()])
  })

  it('uses two connections at most, and none after it was stopped', async () => {
    const running = await start(async () => {})
    await running.runNow('signedHead')
    expect(await connections()).toBeLessThanOrEqual(2)
    await running.stop()
    queue = undefined
    await expect.poll(connections).toBe(0)
  })

  it('waits for a running job when it is stopped', async () => {
    const steps: string[] = []
    const running = await start(async () => {
      steps.push('begun')
      await new Promise((resolve) => setTimeout(resolve, 500))
      steps.push('done')
    })
    await running.runNow('signedHead')
    await expect.poll(() => steps).toEqual(['begun'])
    await running.stop()
    queue = undefined
    expect(steps).toEqual(['begun', 'done'])
  })
})

it('without a mail server messages are written and end unsent', async () => {
  const member = await makeMember()
  const waited = new Date(Date.now() - 3_600_000)
  await db.notification.create({ data: { memberId: member.id, kind: 'ASSIGNMENT', at: waited } })
  await transaction((tx) =>
    queueMail(tx, {
      ...{ kind: 'requestedPassword', to: { members: [member.id] }, values: { minutes: 60 } },
      ...{ secretPath: '/invitation/secret', expiresAt: waited },
    }),
  )
  await start(async () => {})
  await transaction(wake)
  const outbox = () =>
    db.mailMessage.findMany({
      where: { memberId: member.id },
      orderBy: { kind: 'asc' },
      select: { kind: true, state: true, sealedPath: true },
    })
  await expect.poll(outbox).toEqual([
    { kind: 'notifications', state: 'WAITING', sealedPath: null },
    { kind: 'requestedPassword', state: 'DROPPED', sealedPath: null },
  ])
})

describe('a failed job', () => {
  it('is written to admins', async () => {
    const admin = await makeMember({ role: 'ADMIN' })
    const failing = await start(async () => {
      throw new Error('The disk is full.')
    })
    await failing.runNow('signedHead')
    const mail = () =>
      db.mailMessage.findFirst({
        where: { memberId: admin.id, kind: 'jobFailed' },
        select: { state: true, values: true },
      })
    await expect.poll(mail).toMatchObject({ state: 'WAITING', values: { reason: 'The disk is full.' } })
  })

  const ended = (state: 'failed' | 'completed', at: string) =>
    sabotage(
      `INSERT INTO pgboss.job (name, state, completed_on, output) VALUES ('signedHead', $1::pgboss.job_state, $2, '{"message": "The disk is full."}')`,
      [state, at],
    )

  it('is shown to admins until the job succeeds again', async () => {
    await startQueue().then((started) => started.stop())
    const admin = await makeMember({ role: 'ADMIN' })
    await ended('completed', '2026-01-01T00:00:00Z')
    expect(await failedJobs(admin)).toEqual([])
    await ended('failed', '2026-01-02T00:00:00Z')
    const failure = { name: 'signedHead', at: new Date('2026-01-02T00:00:00Z'), reason: 'The disk is full.' }
    expect(await failedJobs(admin)).toEqual([failure])
    expect(await failedJobs(await makeMember({ role: 'PUBLISHER' }))).toEqual([])
    await ended('completed', '2026-01-03T00:00:00Z')
    expect(await failedJobs(admin)).toEqual([])
    // A job of a member has its own page.
    await sabotage(
      `INSERT INTO pgboss.job (name, state, completed_on, output) VALUES ('memberJob', 'failed', now(), '{}')`,
    )
    expect(await failedJobs(admin)).toEqual([])
  })
})

it('the web server of a mirror runs no jobs', () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  try {
    vi.stubEnv('STELE_WITHOUT_JOBS', serverEnvironment(3000).STELE_WITHOUT_JOBS)
    startJobsLater()
    expect(vi.getTimerCount()).toBe(0)
    vi.stubEnv('STELE_WITHOUT_JOBS', undefined)
    startJobsLater()
    expect(vi.getTimerCount()).toBe(1)
  } finally {
    vi.clearAllTimers()
    vi.unstubAllEnvs()
    vi.useRealTimers()
  }
})

it('the migration makes the tables of the installed pg-boss', () => {
  const migration = readFileSync('prisma/migrations/20261129074600_jobs/migration.sql', 'utf8')
  const plans = getConstructionPlans('pgboss')
  const tables = plans.slice(plans.indexOf('CREATE SCHEMA'), plans.lastIndexOf('COMMIT;')).trimEnd()
  expect(migration).toContain(tables)
})
