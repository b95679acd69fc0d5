import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { BulkOutcome } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { type Message, message, messageOfIssue } from '@/lib/messages/message'
import { readMessages } from '@/lib/messages/stored'
import { storedContent, submittableSchemaOf } from '@/lib/records/schema'
import { closedBecause, writableStates } from '@/lib/records/state'
import { subjectsOf } from '@/lib/records/subjects'
import { refusalOfTask } from '@/lib/review/assignments'
import { completenessFaults } from '@/lib/review/completeness'
import { findingsOf } from '@/lib/review/findings/report'
import { faultsOfReport } from '@/lib/review/gate'
import { situationOf, workflowColumns } from '@/lib/review/situation'
import { refusalOf } from '@/lib/review/workflow'
import { demandOwnBulk } from './actions'
import { changedContent } from './fields'
import { countsOf } from './run'
import { type BulkChange, bulkInputSchema, MOST_SUBMITTED } from './schema'

/** What a change would do to one record: change it, nothing because it is so already, or be refused with this reason. */
export type PreviewedRecord = {
  id: string
  title: string
  language: string
  refusal: Message | null
  changes: boolean
}

/** Records that are read at once, so that a thousand long texts are never in memory together. */
const PORTION = 50

/** What deciding needs to know of a record; its text only where the change reads it. */
const columnsFor = ({ action }: BulkChange) =>
  ({
    ...workflowColumns,
    draft: {
      select: {
        ...{ contributors: true, title: true, language: true },
        content: action === 'FIELD' || action === 'SUBMIT',
      },
    },
    tags: { select: { tag: true } },
    assignments: { select: { memberId: true, task: true, dueOn: true } },
  }) as const

/**
 * What a change would do to each of these records, of those that the actor can see. The commands decide again when they run: a record can have
 * changed by then.
 */
export async function previewOf(
  actor: Actor,
  change: BulkChange,
  ids: readonly string[],
): Promise<PreviewedRecord[]> {
  const seen = await db.record.findMany({
    where: { id: { in: [...ids] }, ...visibleTo(actor) },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: { id: true },
  })
  const would = await wouldOf(actor, change)
  const previewed: PreviewedRecord[] = []
  for (let start = 0; start < seen.length; start += PORTION) {
    const portion = seen.slice(start, start + PORTION).map(({ id }) => id)
    previewed.push(...(await previewOfPortion(actor, change, portion, would)))
  }
  return previewed
}

async function previewOfPortion(actor: Actor, change: BulkChange, ids: readonly string[], would: Would) {
  const records = await db.record.findMany({
    where: { id: { in: [...ids] }, ...visibleTo(actor) },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: columnsFor(change),
  })
  const previewed: PreviewedRecord[] = []
  for (const record of records) {
    const shown = {
      id: record.id,
      title: record.draft?.title ?? '',
      language: record.draft?.language ?? 'und',
    }
    const answer = record.state === 'ERASED' ? message('records.erasure.erased') : await would(record)
    previewed.push(
      typeof answer === 'boolean'
        ? { ...shown, changes: answer, refusal: null }
        : { ...shown, changes: false, refusal: answer },
    )
  }
  return previewed
}

type Row = Prisma.RecordGetPayload<{ select: ReturnType<typeof columnsFor> }>

/** True when it would change the record, false when it is so already, or why it would be refused. */
type Would = (record: Row) => Promise<boolean | Message> | boolean | Message

async function wouldOf(actor: Actor, change: BulkChange): Promise<Would> {
  switch (change.action) {
    case 'TAG': {
      const lower = change.tags.map((tag) => tag.toLowerCase())
      return ({ tags }) => lower.some((tag) => !tags.some((one) => one.tag.toLowerCase() === tag))
    }
    case 'ASSIGN': {
      const member = await db.member.findFirst({
        where: { id: change.memberId, disabledAt: null },
        select: { id: true, name: true, role: true },
      })
      return (record) => {
        if (!member) return message('records.assignments.memberMissing')
        const situation = situationOf(actor, record)
        const refusal = refusalOfTask(member, change.task, { ...record, situation })
        const dueOn = change.dueOn ?? undefined
        const isSo = record.assignments.some(
          (one) =>
            one.memberId === member.id &&
            one.task === change.task &&
            one.dueOn?.toISOString().slice(0, 10) === dueOn,
        )
        return refusal ?? !isSo
      }
    }
    case 'COLLECT': {
      const [newest] = await db.collectionVersion.findMany({
        where: { collectionId: change.collectionId },
        orderBy: { version: 'desc' },
        take: 1,
        select: { records: true },
      })
      return ({ id }) => (newest ? !newest.records.includes(id) : message('bulk.collectionMissing'))
    }
    case 'FIELD':
      return ({ kind, state, draft }) => {
        if (!writableStates.includes(state)) return closedBecause(state)
        const changed = changedContent(kind, storedContent(kind, draft?.content), change)
        return changed === null ? false : 'key' in changed ? changed : true
      }
    case 'SUBMIT':
      return async (record) => {
        const refusal = refusalOf(actor, 'SUBMIT', situationOf(actor, record))
        if (refusal) return refusal.message
        return (await missingIn(actor, record)) ?? true
      }
  }
}

/** What keeps a draft from being submitted; null when nothing does. */
async function missingIn(actor: Actor, { id, kind, draft }: Row): Promise<Message | null> {
  const content = submittableSchemaOf(kind).safeParse(draft?.content)
  const [issue] = content.error?.issues ?? []
  if (issue) return messageOfIssue(issue)
  const incomplete = completenessFaults(subjectsOf(kind, storedContent(kind, draft?.content)))
  const { report } = await findingsOf(actor, id)
  return [...Object.values(incomplete), ...Object.values(faultsOfReport(report))][0] ?? null
}

/** Why so many records can't be changed at once; null when they can. */
export const tooMany = (change: BulkChange, count: number): Message | null =>
  change.action === 'SUBMIT' && count > MOST_SUBMITTED
    ? message('bulk.tooManySubmitted', { maximum: MOST_SUBMITTED })
    : null

export type BulkResult = {
  id: string
  title: string
  language: string
  outcome: BulkOutcome
  refusal: Message | null
}

/** A change of many records that the actor made: what was asked, its progress, and the outcome for each record. `NotFound` for another's. */
export async function bulkOf(actor: Actor, jobId: string) {
  const id = parseId(jobId)
  const { input, endedAt } = await demandOwnBulk(actor, id)
  const [counts, rows] = await Promise.all([
    countsOf(id),
    db.bulkRecord.findMany({
      where: { jobId: id, record: visibleTo(actor) },
      orderBy: [{ outcome: 'asc' }, { recordId: 'asc' }],
      select: {
        outcome: true,
        refusal: true,
        record: { select: { id: true, draft: { select: { title: true, language: true } } } },
      },
    }),
  ])
  const parsed = bulkInputSchema.safeParse(input)
  if (!parsed.success) throw new NotFound()
  return {
    ...{ id, counts, isDone: endedAt !== null, change: parsed.data.change },
    records: rows.map(
      ({ outcome, refusal, record }): BulkResult => ({
        id: record.id,
        title: record.draft?.title ?? '',
        language: record.draft?.language ?? 'und',
        outcome,
        refusal: readMessages([refusal])[0] ?? null,
      }),
    ),
  }
}
