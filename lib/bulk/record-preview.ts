import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Message, message, messageOfIssue } from '@/lib/messages/message'
import { storedContent, submittableSchemaOf } from '@/lib/records/schema'
import { closedBecause, writableStates } from '@/lib/records/state'
import { subjectsOf } from '@/lib/records/subjects'
import { findingsOf } from '@/lib/review/findings/report'
import { refusalOfTask } from '@/lib/review/workflow/assignments'
import { completenessFaults } from '@/lib/review/workflow/completeness'
import { faultsOfReport } from '@/lib/review/workflow/gate'
import { situationOf, workflowColumns } from '@/lib/review/workflow/situation'
import { refusalOf } from '@/lib/review/workflow/workflow'
import { changedContent } from './fields'
import type { BulkChange, PreviewedEntry } from './schema'

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
 * What a change would do to each of these records, of those that the actor can see, in the order of ids. The commands decide again when they run: a
 * record can have changed by then. Asked for a portion of records at a time, so that many long texts are never in memory together.
 */
export async function previewOfRecords(
  actor: Actor,
  change: BulkChange,
  ids: readonly string[],
): Promise<PreviewedEntry[]> {
  const [records, would] = await Promise.all([
    db.record.findMany({
      where: { id: { in: [...ids] }, ...visibleTo(actor) },
      orderBy: { id: 'asc' },
      select: columnsFor(change),
    }),
    wouldOf(actor, change),
  ])
  const previewed: PreviewedEntry[] = []
  for (const record of records) {
    const { title, language } = record.draft ?? { title: '', language: 'und' }
    const effect =
      record.state === 'ERASED' ? refused(message('records.erasure.erased')) : await would(record)
    previewed.push({ id: record.id, title, language, ...effect })
  }
  return previewed
}

type Row = Prisma.RecordGetPayload<{ select: ReturnType<typeof columnsFor> }>

type Effect = Pick<PreviewedEntry, 'changes' | 'refusal' | 'texts'>
type Would = (record: Row) => Promise<Effect> | Effect

const refused = (refusal: Message): Effect => ({ changes: false, refusal, texts: null })
const changing = (changes: boolean): Effect => ({ changes, refusal: null, texts: null })

async function wouldOf(actor: Actor, change: BulkChange): Promise<Would> {
  switch (change.action) {
    case 'TAG': {
      const lower = change.tags.map((tag) => tag.toLowerCase())
      return ({ tags }) => changing(lower.some((tag) => !tags.some((one) => one.tag.toLowerCase() === tag)))
    }
    case 'ASSIGN': {
      const member = await db.member.findFirst({
        where: { id: change.memberId, disabledAt: null },
        select: { id: true, name: true, role: true },
      })
      return (record) => {
        if (!member) return refused(message('records.assignments.memberMissing'))
        const situation = situationOf(actor, record)
        const refusal = refusalOfTask(member, change.task, { ...record, situation })
        const dueOn = change.dueOn ?? undefined
        const isSo = record.assignments.some(
          (one) =>
            one.memberId === member.id &&
            one.task === change.task &&
            one.dueOn?.toISOString().slice(0, 10) === dueOn,
        )
        return refusal ? refused(refusal) : changing(!isSo)
      }
    }
    case 'COLLECT': {
      const [newest] = await db.collectionVersion.findMany({
        where: { collectionId: change.collectionId },
        orderBy: { version: 'desc' },
        take: 1,
        select: { records: true },
      })
      return ({ id }) =>
        newest ? changing(!newest.records.includes(id)) : refused(message('bulk.collectionMissing'))
    }
    case 'FIELD':
      return ({ kind, state, draft }) => {
        if (!writableStates.includes(state)) return refused(closedBecause(state))
        const changed = changedContent(kind, storedContent(kind, draft?.content), change)
        if ('key' in changed) return refused(changed)
        const { before, after } = changed
        return { changes: before !== after, refusal: null, texts: { before, after } }
      }
    case 'SUBMIT':
      return async (record) => {
        const refusal = refusalOf(actor, 'SUBMIT', situationOf(actor, record))
        if (refusal) return refused(refusal.message)
        const missing = await missingIn(actor, record)
        return missing ? refused(missing) : changing(true)
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
