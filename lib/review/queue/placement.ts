import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import type { QueueReason, WorkState } from '@/lib/generated/prisma/enums'
import { storedContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import { openDisagreements } from '../disagreements'
import type { RecordReport } from '../findings/dismissed'
import { type JudgedSubject, judge, keepsOpen } from '../judge'
import { materialOfRevision } from '../material'
import { writersOf } from '../situation'
import { keyOf } from '../subject-names'
import { verdictStates } from '../workflow'
import { subjectChanges } from './changes'

/** The record as it stands after the step, in the transaction that takes it. */
type Placed = {
  id: string
  kind: string
  state: WorkState
  submittedId: string | null
  editions: number
}

const before = { number: true, content: true, contentHash: true } as const

/** The revision that was submitted before this one: the one it replaced while it waited, else that of the submission before. */
async function submittedBefore(tx: Tx, record: Placed, waiting: string | null) {
  if (waiting && waiting !== record.submittedId)
    return tx.revision.findUnique({ where: { id: waiting }, select: before })
  const step = await tx.transition.findFirst({
    where: { recordId: record.id, action: 'SUBMIT', revisionId: { not: record.submittedId } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { revision: { select: before } },
  })
  return step?.revision ?? null
}

/** How often the record was submitted since it was last published. */
async function roundsOf(tx: Tx, recordId: string): Promise<number> {
  const published = await tx.transition.findFirst({
    where: { recordId, action: 'PUBLISH' },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  const rounds = await tx.transition.count({
    where: { recordId, action: 'SUBMIT', ...(published && { at: { gt: published.at } }) },
  })
  return Math.max(1, rounds)
}

/** Whether a verdict that stood for one of these fell because a source that it rests on was changed after it was given. */
async function fellBySource(tx: Tx, subjects: readonly JudgedSubject[]): Promise<boolean> {
  const fallen = subjects.flatMap(({ chain, aspects }) =>
    aspects.flatMap(({ current, history: [newest] }) =>
      newest && !current ? [{ at: newest.at, sourceIds: chain.map(({ sourceId }) => sourceId) }] : [],
    ),
  )
  if (fallen.length === 0) return false
  const sources = await tx.source.findMany({
    where: { id: { in: [...new Set(fallen.flatMap(({ sourceIds }) => sourceIds))] }, citedAt: { not: null } },
    select: { id: true, citedAt: true },
  })
  const changedAt = new Map(sources.map(({ id, citedAt }) => [id, citedAt?.getTime() ?? 0]))
  return fallen.some(({ at, sourceIds }) => sourceIds.some((id) => (changedAt.get(id) ?? 0) > at.getTime()))
}

/**
 * Holds what a revision cites until the transaction ends: a change of a source that is under way is waited for, and one that follows tells
 * the queue of what was judged and counted here (migrations/*_queue_writers), and editors of what was published (*_overtaken_edition). Comes
 * before what is cited is read.
 */
export async function holdCited(tx: Tx, recordId: string, revisionId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Source" WHERE id IN (
      SELECT "sourceId" FROM "Reference" WHERE "recordId" = ${recordId}::uuid AND "revisionId" = ${revisionId}::uuid)
    ORDER BY id FOR SHARE`
}

/** Members who can do no more here: whatever is open lacks nothing but a second reviewer beside them. */
function doneBy(subjects: readonly JudgedSubject[]): string[] {
  const lacking = subjects
    .filter(({ state }) => state === 'OPEN')
    .flatMap(({ aspects }) => aspects.filter(keepsOpen))
  const [first, ...others] = lacking.map(({ state, counted }) =>
    state === 'AWAITS_SECOND' ? counted.map(({ memberId }) => memberId) : [],
  )
  return (first ?? []).filter((id) => others.every((given) => given.includes(id)))
}

/** What of these is still open, as it is kept in the queue. */
async function counted(tx: Tx, subjects: readonly JudgedSubject[], reasons: readonly QueueReason[]) {
  const others = reasons.filter((reason) => reason !== 'SOURCE_CHANGED')
  return {
    subjects: subjects.length,
    doneBy: doneBy(subjects),
    open: subjects.filter(({ state }) => state === 'OPEN').map(keyOf),
    reasons: (await fellBySource(tx, subjects)) ? [...others, 'SOURCE_CHANGED' as const] : others,
    countedAt: new Date(),
    sourceAt: null,
  }
}

/** As above, for what was submitted as it stands judged now; what reviewers disagree on by this step gets its discussion. */
async function countedNow(
  tx: Tx,
  by: Actor,
  record: Placed,
  revisionId: string,
  reasons: readonly QueueReason[],
) {
  await holdCited(tx, record.id, revisionId)
  const { subjects, verdicts, named } = await materialOfRevision(tx, record, revisionId)
  const judged = judge(subjects, verdicts, named)
  await openDisagreements(tx, by, record.id, judged)
  return counted(tx, judged, reasons)
}

/** The reasons with WARNING_REOPENED as the checks say; as it was, where they were not asked. */
function withReopened(reasons: readonly QueueReason[], report: RecordReport | undefined): QueueReason[] {
  if (!report) return [...reasons]
  const others = reasons.filter((reason) => reason !== 'WARNING_REOPENED')
  return report.reopened.length > 0 ? [...others, 'WARNING_REOPENED'] : others
}

/**
 * Makes the queue agree with where the record stands now: puts it there, moves it on, or takes it away. Part of every step and of whatever
 * else gives it another revision under review, in that transaction. `by` came with the step; a record that stays on its shelf keeps who
 * brought it there and since when, and whoever claimed it. `report` is what the checks say of what was submitted, where they were asked.
 */
export async function placeInQueue(tx: Tx, by: Actor, record: Placed, report?: RecordReport): Promise<void> {
  if (!verdictStates.includes(record.state) || record.submittedId === null) {
    await tx.queueItem.deleteMany({ where: { recordId: record.id } })
    return
  }
  const waiting = await tx.queueItem.findUnique({
    where: { recordId: record.id },
    select: { revisionId: true, state: true, reasons: true },
  })
  const stays = waiting?.state === record.state
  const shelf = stays
    ? {}
    : { at: new Date(), byId: by.id, claimedById: null, claimedAt: null, claimUntil: null }
  if (waiting?.revisionId === record.submittedId) {
    const data = {
      state: record.state,
      ...shelf,
      ...(await countedNow(tx, by, record, record.submittedId, withReopened(waiting.reasons, report))),
    }
    await tx.queueItem.update({ where: { recordId: record.id }, data, select: { recordId: true } })
    return
  }
  const revision = await tx.revision.findUniqueOrThrow({
    where: { id: record.submittedId },
    select: { content: true, contentHash: true },
  })
  const content = storedContent(record.kind, revision.content)
  const earlier = await submittedBefore(tx, record, waiting?.revisionId ?? null)
  const reasons = new Set<QueueReason>(stays ? waiting.reasons : [])
  if (!earlier) reasons.add('NEW')
  else if (earlier.contentHash !== revision.contentHash) reasons.add('EDITED')
  const data = {
    revisionId: record.submittedId,
    state: record.state,
    kind: record.kind,
    language: content.language,
    title: content.title,
    rounds: await roundsOf(tx, record.id),
    writers: writersOf(
      await tx.contribution.findMany({ where: { recordId: record.id } }),
      record.editions + 1,
    ),
    comparedWith: earlier?.number ?? null,
    ...subjectChanges(earlier && subjectsIn(record.kind, earlier.content), subjectsOf(record.kind, content)),
    ...(await countedNow(tx, by, record, record.submittedId, withReopened([...reasons], report))),
  }
  const entered = { at: new Date(), byId: by.id }
  await tx.queueItem.upsert({
    where: { recordId: record.id },
    create: { recordId: record.id, ...entered, ...data },
    update: { ...shelf, ...data },
    select: { recordId: true },
  })
}

const subjectsIn = (kind: string, content: unknown): Subject[] =>
  subjectsOf(kind, storedContent(kind, content))

/**
 * Writes down what is open in a record that waits: part of giving a verdict, in its transaction. `subjects` are those of the revision under
 * review, judged after `holdCited`. `reportNow` gives what the checks say of them; it is asked only where a source was changed since they
 * were counted, which may have let a dismissed warning stand again.
 */
export async function recountQueue(
  tx: Tx,
  recordId: string,
  subjects: readonly JudgedSubject[],
  reportNow: () => Promise<RecordReport>,
): Promise<void> {
  const waiting = await tx.queueItem.findUnique({
    where: { recordId },
    select: { reasons: true, sourceAt: true },
  })
  if (!waiting) return
  const report = waiting.sourceAt === null ? undefined : await reportNow()
  await tx.queueItem.update({
    where: { recordId },
    data: await counted(tx, subjects, withReopened(waiting.reasons, report)),
    select: { recordId: true },
  })
}

/** Takes the mark of a reopened warning from a record that waits, where the last was let pass again. */
export async function settleReopened(tx: Tx, recordId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "QueueItem" SET reasons = array_remove(reasons, 'WARNING_REOPENED') WHERE "recordId" = ${recordId}::uuid`
}
