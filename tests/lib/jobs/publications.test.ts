import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { Conflict, Forbidden, Invalid } from '@/lib/errors'
import { cancelJob } from '@/lib/jobs/commands'
import { scheduledPublication, schedulePublication } from '@/lib/jobs/publications'
import { countOpenJobs } from '@/lib/jobs/queries'
import { type Queue, startQueue } from '@/lib/jobs/queue'
import { runJob } from '@/lib/jobs/run'
import { notificationsOf } from '@/lib/notifications/queries'
import { getRecord } from '@/lib/records/queries'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { makeApproved, makeMember, makeSubmittable, verifyAll } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
let reviewer: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'Paul Publisher' })
})

let queue: Queue | undefined
afterEach(async () => {
  await queue?.stop()
  queue = undefined
})

const later = '2030-01-02T03:04'
const stopped = new AbortController().signal
const stateOf = async (id: string) => (await getRecord(editor, id)).state

describe('A scheduled publication', () => {
  it('waits for its time, then its publisher publishes', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    const job = await schedulePublication(publisher, id, { revisionId, at: later })
    expect(await scheduledPublication(editor, id)).toEqual({
      ...{ jobId: job.id, at: new Date(`${later}Z`), by: 'Paul Publisher', isOwn: false },
    })
    expect(await countOpenJobs(publisher)).toBe(0)
    queue = await startQueue({ daily: [], checkSeconds: 1 })
    await expect
      .poll(
        async () => (await db.$queryRaw<unknown[]>`SELECT FROM pgboss.job WHERE id = ${job.id}::uuid`).length,
      )
      .toBe(1)
    expect(await stateOf(id)).toBe('APPROVED')
    await sabotage(`UPDATE pgboss.job SET start_after = now() WHERE id = '${job.id}'`)
    await expect.poll(() => stateOf(id)).toBe('PUBLISHED')
    const edition = await db.edition.findFirstOrThrow({ where: { recordId: id } })
    expect(edition.publishedById).toBe(publisher.id)
  })

  it('tells its publisher where a guard refuses, and changes nothing', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    const job = await schedulePublication(publisher, id, { revisionId, at: later })
    await recall(editor, id, { state: 'APPROVED' })
    await runJob(job.id, stopped)
    expect(await stateOf(id)).toBe('DRAFT')
    expect(
      (await notificationsOf(publisher)).notifications.map(({ kind, record }) => [kind, record?.id]),
    ).toEqual([['SCHEDULE', id]])
    expect(await db.job.findUnique({ where: { id: job.id } })).toMatchObject({ state: 'FAILED' })
  })

  it('is made once a record, and can be cancelled', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    const job = await schedulePublication(publisher, id, { revisionId, at: later })
    await expect(schedulePublication(publisher, id, { revisionId, at: later })).rejects.toThrow(Conflict)
    await cancelJob(publisher, job.id)
    expect(await scheduledPublication(publisher, id)).toBeNull()
    await runJob(job.id, stopped)
    expect(await stateOf(id)).toBe('APPROVED')
  })

  it('is made once by two publishers at the same time', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    const publishers = [publisher, await makeMember({ role: 'PUBLISHER' })]
    const made = await Promise.allSettled(
      publishers.map((one) => schedulePublication(one, id, { revisionId, at: later })),
    )
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await db.job.count({ where: { kind: 'publish', subjectId: id } })).toBe(1)
    expect(await db.event.count({ where: { action: 'record.schedule', subjectId: id } })).toBe(1)
  })

  it('at the end of an embargo waits on when the embargo grows', async () => {
    const keeper = await makeMember({ role: 'ADMIN' })
    const { id, version } = await makeSubmittable(editor, { kind: 'testimony' })
    const embargo = async (embargoUntil: string | null) => {
      const consent = await db.consent.findUniqueOrThrow({ where: { recordId: id } })
      await saveConsent(keeper, id, {
        ...{
          version: consent.version,
          tier: 'OPEN',
          nameDisplay: 'NAMED',
          legalName: 'A speaker',
          pseudonym: '',
        },
        ...{ note: '', embargoUntil, transcriptApprovedOn: '2026-01-01', withdrawnOn: null },
      })
    }
    await embargo('2029-05-06')
    const { revisionId } = await submit(editor, id, { version })
    const checked = async () => {
      for (const one of [reviewer, await makeMember({ role: 'REVIEWER' })]) await verifyAll(one, id)
    }
    await checked()
    await approve(reviewer, id, { revisionId })
    const job = await schedulePublication(publisher, id, { revisionId, at: 'EMBARGO_END' })
    expect((await scheduledPublication(publisher, id))?.at).toEqual(new Date('2029-05-06T00:00:00Z'))
    const startOf = async (jobId: string) => {
      const [row] = await db.$queryRaw<
        { at: Date }[]
      >`SELECT start_after AS at FROM pgboss.job WHERE id = ${jobId}::uuid`
      return row?.at
    }
    expect(await startOf(job.id)).toEqual(new Date('2029-05-06T00:00:00Z'))

    await embargo('2029-07-08')
    await runJob(job.id, stopped)
    expect(await stateOf(id)).toBe('APPROVED')
    const next = await scheduledPublication(publisher, id)
    expect([next?.at, await startOf(next?.jobId ?? '')]).toEqual([
      new Date('2029-07-08T00:00:00Z'),
      new Date('2029-07-08T00:00:00Z'),
    ])
    expect(await db.job.findUnique({ where: { id: job.id } })).toMatchObject({ state: 'FINISHED' })

    // Its day has come. The consent is another one than the reviewers saw, so they look at it again.
    await embargo(new Date().toISOString().slice(0, 10))
    await checked()
    await runJob(next?.jobId ?? '', stopped)
    expect(await stateOf(id)).toBe('PUBLISHED')
    expect((await db.edition.findFirstOrThrow({ where: { recordId: id } })).publishedById).toBe(publisher.id)
  })

  it('at the end of an embargo needs one that is to come', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    await expect(schedulePublication(publisher, id, { revisionId, at: 'EMBARGO_END' })).rejects.toThrow(
      Invalid,
    )
  })

  it('happens long after the password was entered, also after a reset', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    const session = { id: randomUUID(), passwordAt: new Date(), afterReset: { byId: null } }
    const job = await schedulePublication({ ...publisher, session }, id, { revisionId, at: later })
    await db.job.update({ where: { id: job.id }, data: { createdAt: new Date(Date.now() - 3_600_000) } })
    await runJob(job.id, stopped)
    expect(await stateOf(id)).toBe('PUBLISHED')
    const { detail } = await db.eventDetail.findFirstOrThrow({
      where: { event: { action: 'record.publish', subjectId: id } },
    })
    expect(detail).toMatchObject({ afterReset: 'operator' })
  })

  it('is refused to others, for the past, and without an approval', async () => {
    const { id, revisionId } = await makeApproved(editor, reviewer)
    await expect(schedulePublication(reviewer, id, { revisionId, at: later })).rejects.toThrow(Forbidden)
    for (const at of ['2020-01-02T03:04', '2199-01-02T03:04', 'soon'])
      await expect(schedulePublication(publisher, id, { revisionId, at })).rejects.toThrow(Invalid)
    const author = await makeMember({ role: 'PUBLISHER' })
    const own = await makeApproved(author, reviewer)
    await expect(
      schedulePublication(author, own.id, { revisionId: own.revisionId, at: later }),
    ).rejects.toThrow(Forbidden)
    await recall(editor, id, { state: 'APPROVED' })
    await expect(schedulePublication(publisher, id, { revisionId, at: later })).rejects.toThrow(Conflict)
  })
})
