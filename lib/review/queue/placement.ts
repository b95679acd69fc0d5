import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { storedContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import { openDisagreements } from '../disagreements/disagreements'
import type { RecordReport } from '../findings/dismissed'
import type { ReviewedContent } from '../findings/report'
import { keyOf } from '../subject-names'
import { isOpenAspect, type ReviewedSubject } from '../verdicts/judge'
import {
  type ContributedRecord,
  contributorsToEachSubject,
  contributorsToRecord,
} from '../workflow/situation'
import { verdictStates } from '../workflow/workflow'
import { subjectChanges } from './changes'

/** The record after the step, in the transaction of the step. */
type Placed = {
  id: string
  kind: string
  state: WorkState
  submittedId: string | null
  editions: number
} & Pick<ContributedRecord, 'slugContributors' | 'consent'>

const before = { number: true, content: true } as const

/** The revision that was submitted before this one: the one it replaced in the queue, else that of the submission before. */
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

/** The number of submissions since the record was last published. */
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

/**
 * Locks the sources that a revision cites, or the draft when none is given, until the transaction ends. A source change in progress is
 * waited for, and a later one comes after the verdict, count or edition made here. Runs before the sources are read. Returns the members who
 * lifted a private mask from a cited text.
 */
export async function lockCited(tx: Tx, recordId: string, revisionId: string | null): Promise<string[]> {
  const text = revisionId
    ? Prisma.sql`f."revisionId" = ${revisionId}::uuid`
    : Prisma.sql`f."revisionId" IS NULL`
  const [locked] = await tx.$queryRaw<{ openedBy: string[] }[]>`
    SELECT ARRAY(
      SELECT DISTINCT m."liftedById" FROM "Reference" f JOIN "Passage" p ON p.id = f."passageId"
      JOIN "TextLayer" t ON t.id = p."textLayerId" JOIN "Mask" m ON m."textSha256" = t.sha256
      WHERE f."recordId" = ${recordId}::uuid AND ${text} AND m.kind = 'PRIVATE' AND m."liftedById" IS NOT NULL)::text[] AS "openedBy"
    FROM "Source" s WHERE s.id IN (
      SELECT f."sourceId" FROM "Reference" f WHERE f."recordId" = ${recordId}::uuid AND ${text})
    ORDER BY s.id FOR SHARE OF s`
  return locked?.openedBy ?? []
}

/** Members who can do no more here: everything that is open only lacks a second reviewer beside them. */
function doneBy(subjects: readonly ReviewedSubject[]): string[] {
  const lacking = subjects
    .filter(({ state }) => state === 'OPEN')
    .flatMap(({ aspects }) => aspects.filter(isOpenAspect))
  const [first, ...others] = lacking.map(({ state, counted }) =>
    state === 'AWAITS_SECOND' ? counted.map(({ memberId }) => memberId) : [],
  )
  return (first ?? []).filter((id) => others.every((given) => given.includes(id)))
}

/** The open subjects in numbers, as the queue stores them. */
const counted = (subjects: readonly ReviewedSubject[]) => ({
  subjects: subjects.length,
  doneBy: doneBy(subjects),
  open: subjects.filter(({ state }) => state === 'OPEN').map(keyOf),
  countedAt: new Date(),
})

/**
 * Updates the queue to the record's state: adds, moves or removes its item. Part of every step, and of everything else that replaces the
 * revision under review, in the same transaction. `by` took the step. A record that stays on its shelf keeps its author, time and claim.
 * `reviewed` is the submitted text, with its review state read after `lockCited`. Opens discussions for new disagreements.
 */
export async function placeInQueue(
  tx: Tx,
  by: Actor,
  record: Placed,
  reviewed: ReviewedContent | null,
): Promise<void> {
  if (!verdictStates.includes(record.state) || record.submittedId === null) {
    await tx.queueItem.deleteMany({ where: { recordId: record.id } })
    return
  }
  if (!reviewed) throw new Error(`The record ${record.id} waits without having been reviewed.`)
  await openDisagreements(tx, by, record.id, reviewed.subjects)
  const { contributors } = reviewed
  const counts = {
    ...counted(reviewed.subjects),
    reopened: reviewed.report.reopened.length,
    writers:
      record.state === 'APPROVED'
        ? contributorsToRecord({ ...record, draft: { contributors } })
        : contributorsToEachSubject(contributors),
  }
  const waiting = await tx.queueItem.findUnique({
    where: { recordId: record.id },
    select: { revisionId: true, state: true },
  })
  const shelf =
    waiting?.state === record.state
      ? {}
      : { at: new Date(), byId: by.id, claimedById: null, claimedAt: null, claimUntil: null }
  if (waiting?.revisionId === record.submittedId) {
    await tx.queueItem.update({
      where: { recordId: record.id },
      data: { state: record.state, ...shelf, ...counts },
      select: { recordId: true },
    })
    return
  }
  const { content } = reviewed
  const earlier = await submittedBefore(tx, record, waiting?.revisionId ?? null)
  const data = {
    revisionId: record.submittedId,
    state: record.state,
    kind: record.kind,
    language: content.language,
    title: content.title,
    rounds: await roundsOf(tx, record.id),
    comparedWith: earlier?.number ?? null,
    ...subjectChanges(earlier && subjectsIn(record.kind, earlier.content), subjectsOf(record.kind, content)),
    ...counts,
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
 * Counts what is open in a waiting record: part of giving a verdict, in its transaction. `subjects` are those of the revision under review,
 * read after `lockCited`. `reportNow` runs the checks; it is only called where a cited source was changed since the last count, which may
 * have reopened a dismissed warning.
 */
export async function recountQueue(
  tx: Tx,
  recordId: string,
  subjects: readonly ReviewedSubject[],
  reportNow: () => Promise<RecordReport>,
): Promise<void> {
  const [waiting] = await tx.$queryRaw<{ changed: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId"
      WHERE f."revisionId" = i."revisionId" AND s."citedAt" > i."countedAt") AS changed
    FROM "QueueItem" i WHERE i."recordId" = ${recordId}::uuid`
  if (!waiting) return
  const reopened = waiting.changed ? { reopened: (await reportNow()).reopened.length } : {}
  await tx.queueItem.update({
    where: { recordId },
    data: { ...counted(subjects), ...reopened },
    select: { recordId: true },
  })
}

/** Stores the number of reopened warnings in a waiting record. */
export async function settleReopened(tx: Tx, recordId: string, reopened: number): Promise<void> {
  await tx.queueItem.updateMany({ where: { recordId }, data: { reopened } })
}
