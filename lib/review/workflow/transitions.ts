import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction, withChecks } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { notifyWriters } from '@/lib/notifications/commands'
import { writeRevision } from '@/lib/records/revisions/commands'
import { type RecordContent, submittableSchemaOf } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { withoutClosedCounts } from '../findings/closed-copies'
import { warningCounts } from '../findings/dismissed'
import { type ReviewedContent, reviewedContent, reviewedRevision } from '../findings/report'
import { type DocumentReader, withDocuments } from '../hidden-names/documents'
import { blocksPublishing, hiddenNameFault, markHiddenName, refuseHiddenName } from '../hidden-names/flag'
import { hiddenNamesInReview } from '../hidden-names/in-review'
import { lockCited } from '../queue/placement'
import { problemsOf } from '../review'
import { approveSchema, recallSchema, returnSchema, submitSchema } from '../schema'
import { completenessFaults } from './completeness'
import { faultsOfReport } from './gate'
import { refusalOf } from './workflow'
import {
  currentState,
  demandNotProposed,
  demandStep,
  demandSubmitted,
  lockForWorkflow,
  takeStep,
  type WorkflowRecord,
} from './workflow-record'

const logStep = (
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  verb: string,
  detail: Prisma.InputJsonObject,
) =>
  recordEvent(tx, {
    actor,
    action: `record.${verb}`,
    subjectType: 'record',
    subjectId: record.id,
    detail,
  })

/** `Invalid` where there is nothing to review, or where the automatic checks find something that blocks publishing. */
async function demandSound(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  content: RecordContent,
): Promise<ReviewedContent> {
  const incomplete = completenessFaults(subjectsOf(record.kind, content))
  if (Object.keys(incomplete).length > 0) throw new Invalid(incomplete)
  await lockCited(tx, record.id, null)
  const reviewed = await reviewedContent(tx, actor, record, content)
  const faults = faultsOfReport(withoutClosedCounts(reviewed.report))
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  return reviewed
}

/**
 * Submits version `version` of the draft for review: it becomes a revision, and the draft is closed. `Invalid` names what is missing, also
 * when the text names a speaker who must stay unnamed: the record is then marked for a publisher. `Conflict` when the draft has a newer
 * version, or was already submitted.
 */
export async function submit(
  actor: Actor,
  recordId: string,
  input: Given<typeof submitSchema>,
): Promise<{ revisionId: string; number: number }> {
  const id = parseId(recordId)
  const { version, message: text } = parseInput(submitSchema, input)
  const submitted = await withDocuments(id, (read) => submitOnce(actor, id, version, text, read))
  if (submitted.hidden) throw new Invalid({ '': hiddenNameFault(actor, submitted.hidden) })
  const { revisionId, number } = submitted
  return { revisionId, number }
}

const submitOnce = (actor: Actor, id: string, version: number, text: string, read: DocumentReader) =>
  transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOf(actor, 'SUBMIT', record.situation))
    const draft = await tx.draft.findUniqueOrThrow({
      where: { recordId: id },
      select: { version: true, content: true, savedAt: true, savedBy: { select: { name: true } } },
    })
    if (draft.version !== version)
      throw new Conflict(message('review.refusal.draftChanged'), {
        version: draft.version,
        savedAt: draft.savedAt,
        savedBy: draft.savedBy.name,
      })
    const content = parseInput(submittableSchemaOf(record.kind), draft.content)
    const reviewed = await demandSound(tx, actor, record, content)
    const hidden = await hiddenNamesInReview(tx, record, reviewed, read)
    // The mark must stay, so the transaction ends before the refusal.
    if (blocksPublishing(hidden)) {
      await refuseHiddenName(tx, actor, id)
      return { hidden }
    }
    // A public edition can have the name: publishing the next one looks (lib/editions).
    if (record.consent?.hiddenNameAt && !record.live) await markHiddenName(tx, id, false)
    const revision = await writeRevision(tx, actor, id, text)
    await takeStep(tx, actor, record, 'SUBMIT', {
      revisionId: revision.id,
      reason: text,
      columns: { submittedId: revision.id },
      reviewed,
    })
    const { number, contentHash } = revision
    await logStep(tx, actor, record, 'submit', {
      revision: number,
      contentHash,
      ...warningCounts(reviewed.report),
    })
    return { hidden: null, revisionId: revision.id, number }
  }, withChecks)

/**
 * Opens the draft again. `state` is the state that the actor saw; `Conflict` when it has changed since. Public editions and verdicts stay.
 */
export async function recall(
  actor: Actor,
  recordId: string,
  input: Given<typeof recallSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { state } = parseInput(recallSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOf(actor, 'RECALL', record.situation))
    if (record.state !== state)
      throw new Conflict(message('review.refusal.otherState'), await currentState(tx, record))
    await takeStep(tx, actor, record, 'RECALL', {
      revisionId: record.submittedId,
      reason: '',
      columns: { submittedId: null },
      reviewed: null,
    })
    await logStep(tx, actor, record, 'recall', { from: record.state })
  })
}

/** Returns the revision under review to its authors, with what they should change. */
export async function returnToAuthor(
  actor: Actor,
  recordId: string,
  input: Given<typeof returnSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { revisionId, reason } = parseInput(returnSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOf(actor, 'RETURN', record.situation))
    await demandSubmitted(tx, record, revisionId)
    await takeStep(tx, actor, record, 'RETURN', {
      revisionId,
      reason,
      columns: { submittedId: null },
      reviewed: null,
    })
    await notifyWriters(tx, actor, { kind: 'RETURN', recordId: id })
    await logStep(tx, actor, record, 'return', { revisionId, reason })
  })
}

/**
 * Locks the sources of the submitted revision and returns it as it is reviewed now, with the members who opened a cited text (`lockCited`).
 * `Conflict` when the actor can't take this step, when another revision was submitted meanwhile, or with `current.problems` while the gate
 * (gate.ts) finds any.
 */
export async function demandReady(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  step: 'APPROVE' | 'PUBLISH',
  revisionId: string,
): Promise<{ reviewed: ReviewedContent; openedBy: string[] }> {
  await demandStep(tx, record, refusalOf(actor, step, record.situation))
  await demandSubmitted(tx, record, revisionId)
  const openedBy = await lockCited(tx, record.id, revisionId)
  const reviewed = await reviewedRevision(tx, actor, record, revisionId)
  const problems = problemsOf(reviewed)
  if (problems.length > 0) {
    const refusal = step === 'APPROVE' ? 'review.refusal.notReady' : 'editions.cannotPublish'
    throw new Conflict(message(refusal), { problems })
  }
  await demandNotProposed(tx, actor, record, step, reviewed)
  return { reviewed, openedBy }
}

/** Approves the revision under review, and notifies its authors. `Conflict` with `current.problems` while the gate (gate.ts) finds any. */
export async function approve(
  actor: Actor,
  recordId: string,
  input: Given<typeof approveSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { revisionId } = parseInput(approveSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    const { reviewed } = await demandReady(tx, actor, record, 'APPROVE', revisionId)
    await takeStep(tx, actor, record, 'APPROVE', {
      revisionId,
      reason: '',
      columns: { submittedId: revisionId },
      reviewed,
    })
    await notifyWriters(tx, actor, { kind: 'APPROVE', recordId: id })
    await logStep(tx, actor, record, 'approve', { revisionId, ...warningCounts(reviewed.report) })
  }, withChecks)
}
