import '@/tests/support/database'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import * as search from '@/lib/editions/search-entry'
import { Conflict } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { saveDraft } from '@/lib/records/drafts'
import { waitingFor as waitingForMember } from '@/lib/records/lists'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { editSource } from '@/lib/sources/commands'
import { databaseUrl } from '@/tests/support/database'
import { makeApproved, makeCited, makeMember, makeSubmitted, verifyAll } from '@/tests/support/factories'
import { waitingFor } from '@/tests/support/locks'

let editor: Actor
let reviewer: Actor
let publishers: [Actor, Actor]
const other = new pg.Client(databaseUrl)
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  reviewer = await makeMember({ role: 'REVIEWER' })
  publishers = [await makeMember({ role: 'PUBLISHER' }), await makeMember({ role: 'PUBLISHER' })]
  await other.connect()
})
afterAll(() => other.end())

/** Runs work at the same moment and returns each result. */
async function together(...works: (() => Promise<unknown>)[]) {
  const settled = await Promise.allSettled(works.map((work) => work()))
  return {
    done: settled.filter(({ status }) => status === 'fulfilled').length,
    refused: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])),
  }
}

it('only one of two publishers at once publishes', async () => {
  for (let round = 0; round < 5; round += 1) {
    const record = await makeApproved(editor, reviewer)
    const input = { revisionId: record.revisionId }
    const { done, refused } = await together(
      () => publish(publishers[0], record.id, input),
      () => publish(publishers[1], record.id, input),
    )
    expect(done).toBe(1)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toBeInstanceOf(Conflict)
    expect(refused[0]).toMatchObject({ current: { state: 'PUBLISHED', action: 'PUBLISH' } })
    expect(await db.edition.count({ where: { recordId: record.id } })).toBe(1)
    expect(await db.event.count({ where: { subjectId: record.id, action: 'record.publish' } })).toBe(1)
  }
  expect(await verifyLog()).toMatchObject({ ok: true })
})

it('publishing waits for a verdict in progress', async () => {
  const record = await makeApproved(editor, reviewer)
  const { reviewed } = await reviewOf(reviewer, record.id)
  const subject = reviewed?.subjects[0]
  await other.query('BEGIN')
  await other.query('SELECT id FROM "Record" WHERE id = $1 FOR NO KEY UPDATE', [record.id])
  let finished = false
  const verdict = giveVerdict(reviewer, {
    recordId: record.id,
    subjectType: subject?.type ?? 'QUOTATION',
    subjectId: subject?.id ?? '',
    fingerprint: subject?.fingerprints.VERBATIM ?? '',
    aspect: 'VERBATIM',
    outcome: 'FAILED_VERIFICATION',
    note: 'A word is missing.',
  })
  await waitingFor(1)
  const publication = publish(publishers[0], record.id, { revisionId: record.revisionId }).finally(() => {
    finished = true
  })
  publication.catch(() => {})
  await waitingFor(2)
  expect(finished).toBe(false)
  await other.query('COMMIT')
  await verdict
  await expect(publication).rejects.toBeInstanceOf(Conflict)
  expect(await db.edition.count({ where: { recordId: record.id } })).toBe(0)
})

it('a record is never published and recalled at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const record = await makeApproved(editor, reviewer)
    const { done, refused } = await together(
      () => publish(publishers[0], record.id, { revisionId: record.revisionId }),
      () => recall(editor, record.id, { state: 'APPROVED' }),
    )
    expect(done).toBe(1)
    expect(refused[0]).toBeInstanceOf(Conflict)
  }
})

it('a concurrent save is submitted or refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const record = await makeSubmitted(editor)
    await recall(editor, record.id, { state: 'IN_REVIEW' })
    const content = { ...record.content, title: `Saved in round ${round}` }
    const { done, refused } = await together(
      () => saveDraft(editor, record.id, { baseVersion: record.version, content }),
      () => submit(reviewer, record.id, { version: record.version }),
    )
    expect(done).toBe(1)
    expect(refused[0]).toBeInstanceOf(Conflict)
  }
})

it('concurrent reviewers give one approval and all verdicts', async () => {
  const record = await makeSubmitted(editor)
  await together(
    () => verifyAll(reviewer, record.id),
    () => verifyAll(publishers[0], record.id),
  )
  const { done } = await together(
    () => approve(reviewer, record.id, { revisionId: record.revisionId }),
    () => approve(publishers[0], record.id, { revisionId: record.revisionId }),
  )
  expect(done).toBe(1)
  expect((await reviewOf(reviewer, record.id)).record.state).toBe('APPROVED')
})

const renamed = { type: 'book', title: 'Its title as printed' } as const
const isMarked = async (id: string) =>
  (await waitingForMember(editor)).changed.some((record) => record.id === id)

it('a source edit does not wait for steps of citing records', async () => {
  const cited = await makeCited(editor)
  const record = await makeApproved(editor, reviewer, { cited })
  await publish(publishers[0], record.id, { revisionId: record.revisionId })
  await other.query('BEGIN')
  await other.query('SELECT id FROM "Record" WHERE id = $1 FOR NO KEY UPDATE', [record.id])
  const editing = editSource(editor, cited.source.id, 1, renamed)
  editing.catch(() => {})
  const waits = await waitingFor(1, editing)
  await other.query('COMMIT')
  await editing
  expect(waits).toBe(false)
  expect(await isMarked(record.id)).toBe(true)
})

it('a source edit waits for a citing publication and marks it', async () => {
  const cited = await makeCited(editor)
  const record = await makeApproved(editor, reviewer, { cited })
  const write = search.writeSearchEntry
  let editing: Promise<unknown> = Promise.resolve()
  const spy = vi.spyOn(search, 'writeSearchEntry').mockImplementationOnce(async (...given) => {
    editing = editSource(editor, cited.source.id, 1, renamed)
    await waitingFor(1, editing)
    await write(...given)
  })
  await publish(publishers[0], record.id, { revisionId: record.revisionId })
  spy.mockRestore()
  await editing
  expect(await isMarked(record.id)).toBe(true)
})

/** Ends the connection on which a transaction works, at the moment when it writes the search entry, the last but the event. */
function cutTheConnection() {
  const write = vi.spyOn(search, 'writeSearchEntry').mockImplementation(async (tx) => {
    const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
    await other.query('SELECT pg_terminate_backend($1)', [pid])
    await tx.$queryRaw`SELECT 1`
  })
  return () => write.mockRestore()
}

it('a cut connection leaves nothing behind', async () => {
  const record = await makeApproved(editor, reviewer)
  const mend = cutTheConnection()
  await expect(publish(publishers[0], record.id, { revisionId: record.revisionId })).rejects.toThrow()
  mend()
  expect(await db.edition.count({ where: { recordId: record.id } })).toBe(0)
  expect(await db.editionVerdict.count({ where: { edition: { recordId: record.id } } })).toBe(0)
  expect(await db.transition.count({ where: { recordId: record.id, action: 'PUBLISH' } })).toBe(0)
  expect(await db.record.findUniqueOrThrow({ where: { id: record.id } })).toMatchObject({
    state: 'APPROVED',
    editions: 0,
    liveId: null,
  })
  const { number } = await publish(publishers[0], record.id, { revisionId: record.revisionId })
  expect(number).toBe(1)
  await withdraw(publishers[1], record.id, { edition: 1, reason: 'The end of the test.' })
  expect(await verifyLog()).toMatchObject({ ok: true })
})
