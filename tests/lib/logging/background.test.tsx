import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { DatabaseState } from '@/components/settings/DatabaseState'
import { db, transaction } from '@/lib/db'
import { headOfLog, recordEvent } from '@/lib/events'
import { failedJobs } from '@/lib/jobs/failures'
import { mailStatus } from '@/lib/mail/outbox'
import { message } from '@/lib/messages/message'
import { spaces } from '@/lib/storage/disk-space'
import { databaseFor } from '@/lib/verification/database'
import { backgroundFor, lastRuns, noteRun } from '@/lib/verification/runs'
import { makeMember } from '@/tests/support/factories'
import { htmlOf } from '@/tests/support/render'
import { sabotage } from '@/tests/support/sabotage'

test('the figures of background work agree with the pages for admins', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  await expect(backgroundFor(await makeMember({ role: 'PUBLISHER' }))).rejects.toThrow()
  expect(await backgroundFor(admin)).toEqual({
    jobs: { waiting: 0, running: 0, failed: 0, oldest: 0 },
    mail: { waiting: 0, failed: 0, oldest: 0 },
    sinceSuccess: {},
  })

  const job = (name: string, state: string, minutes: number) =>
    sabotage(
      `INSERT INTO pgboss.job (id, name, state, start_after, created_on, completed_on, output)
       SELECT $1, $2::text, $3::pgboss.job_state, t, t, CASE WHEN $3 IN ('completed', 'failed') THEN t END, '{"message":"why"}'
       FROM (SELECT now() - make_interval(mins => $4::int) AS t) t`,
      [randomUUID(), name, state, minutes],
    )
  for (const name of ['signedHead', 'fixity', 'memberJob', 'trash'])
    await sabotage('SELECT pgboss.create_queue($1, $2)', [name, '{"policy":"standard"}'])
  await job('memberJob', 'created', 10)
  await job('memberJob', 'created', -60)
  await job('memberJob', 'active', 20)
  await job('memberJob', 'failed', 20)
  await job('signedHead', 'failed', 30)
  await job('fixity', 'failed', 50)
  await job('fixity', 'completed', 40)
  const mail = { kind: 'test', email: 'a@archive.example', values: {}, key: 'k' }
  for (const [index, state] of (['WAITING', 'FAILED', 'UNCERTAIN', 'SENT'] as const).entries())
    await sabotage(
      `INSERT INTO "MailMessage" (id, kind, email, values, key, state, "endedAt", "claimedAt", "createdAt", "expiresAt")
       VALUES ($1, 'jobFailed', $2, '{}', $3, $4::"MailState", CASE WHEN $4 = 'SENT' THEN now() END, NULL, now() - interval '5 minutes', now())`,
      [randomUUID(), mail.email, `k${index}`, state],
    )
  await noteRun({
    kind: 'DRILL',
    startedAt: new Date(),
    succeeded: true,
    messages: [message('errors.input.invalid')],
  })
  await noteRun({ kind: 'BACKUP', startedAt: new Date(), succeeded: false, messages: [] })

  const found = await backgroundFor(admin)
  expect(found.jobs).toMatchObject({ waiting: 1, running: 1, failed: 1 })
  expect(found.jobs.failed).toBe((await failedJobs(admin)).length)
  expect(Math.round(found.jobs.oldest / 60)).toBe(10)
  const status = await mailStatus(admin)
  expect([found.mail.waiting, found.mail.failed]).toEqual([status.waiting, status.failed + status.uncertain])
  expect(found.mail.waiting).toBe(1)
  expect(Math.round(found.mail.oldest / 60)).toBe(5)
  expect(Object.keys(found.sinceSuccess)).toEqual(['DRILL'])
  const succeeded = (await lastRuns(admin)).filter(({ lastSuccess }) => lastSuccess).map(({ kind }) => kind)
  expect(succeeded).toEqual(['DRILL'])
  expect(await db.maintenanceRun.count()).toBe(2)
})

test('admins see the database and how far its replica is behind', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  await expect(databaseFor(await makeMember({ role: 'PUBLISHER' }))).rejects.toThrow()
  const alone = await databaseFor(admin)
  expect(alone).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+$/), replica: 'NONE' })
  expect(alone.bytes).toBeGreaterThan(1e6)
  expect(alone.connections).toBeGreaterThan(0)
  expect(alone.mostConnections).toBeGreaterThanOrEqual(alone.connections)
  for (const subjectId of ['1', '2'])
    await transaction((tx) =>
      recordEvent(tx, { actor: admin, action: 'settings.edit', subjectType: 'settings', subjectId }),
    )
  const { events } = await headOfLog()
  const behind = (last: () => Promise<bigint>) =>
    databaseFor(admin, { last, run: () => Promise.reject(new Error('Nothing is read from it.')) })
  expect((await behind(async () => BigInt(events))).replica).toEqual({ events: 0, seconds: 0 })
  const { replica } = await behind(async () => BigInt(events - 2))
  expect(replica).toEqual({ events: 2, seconds: expect.any(Number) })
  const away = await behind(() => Promise.reject(new Error('away')))
  expect(away.replica).toBe('UNREACHABLE')
  const html = htmlOf(
    <DatabaseState state={{ ...alone, bytes: 2.5e9, replica: { events: 3, seconds: 4.2 } }} />,
  )
  expect(html).toContain('2.5 GB')
  expect(html).toContain('3 events behind, for 5 seconds')
})

test('the disk of the embedded database is among the disks', async () => {
  vi.stubEnv('STELE_DATABASE_FOLDER', process.cwd())
  const found = (await spaces()).find(({ of }) => of === 'database')
  vi.unstubAllEnvs()
  expect(found?.free).toBeGreaterThan(0)
})
