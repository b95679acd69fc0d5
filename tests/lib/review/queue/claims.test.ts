import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import type { Role } from '@/lib/generated/prisma/enums'
import { message } from '@/lib/messages/message'
import { claim, release } from '@/lib/review/queue/claims'
import { queueFiltersSchema } from '@/lib/review/queue/filters'
import { queueOf } from '@/lib/review/queue/queue'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import { getSource } from '@/lib/sources/queries'
import {
  makeApproved,
  makeCited,
  makeMember,
  makeSubmittable,
  makeSubmitted,
  verifyAll,
} from '@/tests/support/factories'
import { keptOpen, waitingFor } from '@/tests/support/locks'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
let rita: Actor
let rob: Actor
let publisher: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  rita = await makeMember({ role: 'REVIEWER', name: 'Rita' })
  rob = await makeMember({ role: 'REVIEWER', name: 'Rob' })
  publisher = await makeMember({ role: 'PUBLISHER', name: 'Paul' })
})

const HOUR = 3_600_000

async function rowOf(actor: Actor, id: string, filters: Record<string, unknown> = { whose: 'all' }) {
  const { records } = await queueOf(actor, queueFiltersSchema.parse({ show: 'review', ...filters }))
  return records.find((row) => row.id === id)?.waiting ?? null
}
const events = (subjectId: string) =>
  db.event.findMany({
    where: { subjectId, action: { in: ['record.claim', 'record.release'] } },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, detail: { select: { detail: true } } },
  })

describe('a claim', () => {
  it('shows its member and end until it is released', async () => {
    const { id } = await makeSubmitted(editor)
    expect(await rowOf(rita, id)).toMatchObject({ claim: null, mayClaim: true })
    const { until } = await claim(rita, id, {})
    expect(until.getTime() - Date.now()).toBeGreaterThan(3.9 * HOUR)
    expect(await rowOf(rita, id)).toMatchObject({ claim: { by: 'Rita', isOwn: true, until } })
    expect(await rowOf(rob, id)).toMatchObject({ claim: { by: 'Rita', isOwn: false } })
    expect(await rowOf(rob, id, { whose: 'mine' })).toBeNull()
    expect(await rowOf(rita, id, { whose: 'mine' })).not.toBeNull()
    expect(await rowOf(rita, id, { whose: 'claimed' })).not.toBeNull()
    expect(await rowOf(rob, id, { whose: 'unclaimed' })).toBeNull()
    await release(rita, id)
    expect(await rowOf(rob, id, { whose: 'unclaimed' })).toMatchObject({ claim: null })
    expect((await events(id)).map(({ action, actorId }) => [action, actorId])).toEqual([
      ['record.claim', rita.id],
      ['record.release', rita.id],
    ])
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('prevents no one from reviewing', async () => {
    const { id } = await makeSubmitted(editor)
    await claim(rita, id, {})
    expect(await verifyAll(rob, id)).toBeGreaterThan(0)
    expect(await rowOf(rob, id)).toMatchObject({ claim: { by: 'Rita' } })
  })

  it('is given to one of two simultaneous members', async () => {
    const { id } = await makeSubmitted(editor)
    const outcomes = await Promise.allSettled([claim(rita, id, {}), claim(rob, id, {})])
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(lost).toHaveLength(1)
    const winner = (await rowOf(publisher, id))?.claim
    expect(lost[0]).toBeInstanceOf(Conflict)
    expect(lost[0]).toMatchObject({ current: { by: winner?.by, byId: winner?.byId } })
    expect(lost[0]?.text).toEqual(message('review.refusal.claimed', { name: winner?.by ?? '' }))
    expect(await events(id)).toHaveLength(1)
  })

  it('is taken over only from the member on the page', async () => {
    const { id } = await makeSubmitted(editor)
    await claim(rita, id, {})
    await claim(rob, id, { from: rita.id })
    expect(await rowOf(rita, id)).toMatchObject({ claim: { by: 'Rob' } })
    expect((await events(id)).at(-1)).toMatchObject({
      actorId: rob.id,
      detail: { detail: { from: rita.id } },
    })
    const stale = await rejection(claim(publisher, id, { from: rita.id }))
    expect(stale).toMatchObject({ name: 'Conflict', current: { by: 'Rob' } })
    expect(await rejection(release(rita, id))).toMatchObject({ name: 'Conflict', current: { by: 'Rob' } })
    expect(await rowOf(rita, id)).toMatchObject({ claim: { by: 'Rob' } })
  })

  it('expires after some hours and is extended by claiming again', async () => {
    const { id } = await makeSubmitted(editor)
    await claim(rita, id, {})
    const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
    await db.queueItem.update({ where: { recordId: id }, data: { claimedAt: ago(5), claimUntil: ago(1) } })
    expect(await rowOf(rob, id, { whose: 'mine' })).toMatchObject({ claim: null })
    await release(rita, id)
    await claim(rob, id, {})
    expect(await rowOf(rita, id)).toMatchObject({ claim: { by: 'Rob' } })
    await db.queueItem.update({ where: { recordId: id }, data: { claimUntil: new Date(Date.now() + 1000) } })
    const { until } = await claim(rob, id, {})
    expect(until.getTime() - Date.now()).toBeGreaterThan(3.9 * HOUR)
  })

  it.each<[string, { role?: Role; disabledAt?: Date }]>([
    ['has lost the role', { role: 'EDITOR' }],
    ['was disabled', { disabledAt: new Date() }],
  ])('ends when its member %s', async (_, change) => {
    const gone = await makeMember({ role: 'REVIEWER' })
    const { id } = await makeSubmitted(editor)
    await claim(gone, id, {})
    await db.member.update({ where: { id: gone.id }, data: change })
    expect(await rowOf(rita, id, { whose: 'mine' })).toMatchObject({ claim: null })
    await claim(rita, id, {})
    expect(await rowOf(rob, id)).toMatchObject({ claim: { by: 'Rita' } })
  })

  it('ends when the record is approved or submitted again', async () => {
    const record = await makeSubmitted(editor)
    await claim(rita, record.id, {})
    await verifyAll(rita, record.id)
    await approve(rita, record.id, { revisionId: record.revisionId })
    expect(await rowOf(publisher, record.id, { show: 'publish', whose: 'unclaimed' })).toMatchObject({
      claim: null,
    })
    await claim(publisher, record.id, {})
    await recall(editor, record.id, { state: 'APPROVED' })
    await submit(editor, record.id, { version: record.version })
    expect(await rowOf(rita, record.id)).toMatchObject({ claim: null })
  })

  it('is refused for a record that no longer waits', async () => {
    const record = await makeSubmitted(editor)
    await claim(rita, record.id, {})
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    for (const work of [() => claim(rob, record.id, {}), () => release(rita, record.id)])
      expect(await rejection(work())).toBeInstanceOf(Conflict)
    expect(await rejection(claim(rob, (await makeSubmittable(editor)).id, {}))).toBeInstanceOf(Conflict)
  })

  it('is refused to members who could not review or publish', async () => {
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const own = await makeSubmitted(rita, { cited: await makeCited(editor) })
    expect(await rejection(claim(rita, own.id, {}))).toBeInstanceOf(Forbidden)
    expect(await rejection(claim(editor, own.id, {}))).toBeInstanceOf(Forbidden)
    expect(await rejection(claim(contributor, own.id, {}))).toBeInstanceOf(NotFound)
    const approved = await makeApproved(editor, rita)
    expect(await rejection(claim(rob, approved.id, {}))).toBeInstanceOf(Forbidden)
    expect(await rejection(claim(publisher, 'nothing', {}))).toBeInstanceOf(NotFound)
  })
})

describe('the count of open subjects', () => {
  /** A waiting record, and a function that verifies an aspect of its quotation. */
  async function waitingRecord() {
    const cited = await makeCited(editor)
    const { id } = await makeSubmitted(editor, { cited })
    const { reviewed } = await reviewOf(rita, id)
    const quotation = reviewed?.subjects.find(({ type }) => type === 'QUOTATION')
    const verify = (actor: Actor, aspect: 'TRACEABLE' | 'VERBATIM') =>
      giveVerdict(actor, {
        recordId: id,
        subjectType: 'QUOTATION',
        subjectId: quotation?.id ?? '',
        fingerprint: quotation?.fingerprints[aspect] ?? '',
        aspect,
        outcome: 'VERIFIED',
      })
    return { id, sourceId: cited.source.id, verify }
  }

  it('is right after two simultaneous verdicts', async () => {
    const { id, verify } = await waitingRecord()
    await Promise.all([verify(rita, 'TRACEABLE'), verify(rob, 'VERBATIM')])
    expect(await rowOf(rita, id)).toMatchObject({ subjects: 2, open: 1 })
  })

  it('waits for a source edit, and the outdated verdict is refused', async () => {
    const { id, sourceId, verify } = await waitingRecord()
    const finish = await keptOpen((tx) =>
      tx.source.update({ where: { id: sourceId }, data: { title: 'As printed', citedAt: new Date() } }),
    )
    const refused = rejection(verify(rita, 'TRACEABLE'))
    await waitingFor(1)
    await finish()
    expect(await refused).toBeInstanceOf(Conflict)
    expect(await db.verdict.count({ where: { recordId: id } })).toBe(0)
  })

  it('includes a source edit during the first verdict', async () => {
    const { id, sourceId, verify } = await waitingRecord()
    const finish = await keptOpen(
      (tx) => tx.$queryRaw`SELECT FROM "QueueItem" WHERE "recordId" = ${id}::uuid FOR UPDATE`,
    )
    const judging = verify(rita, 'TRACEABLE')
    await waitingFor(1)
    const { source, version } = await getSource(editor, sourceId)
    const { id: _, ...input } = source
    const changing = editSource(editor, sourceId, version, { ...input, title: 'As printed' })
    await waitingFor(2)
    await finish()
    await Promise.all([judging, changing])
    expect(await rowOf(rita, id)).toMatchObject({ marks: ['new', 'source'], open: 2 })
  })
})
