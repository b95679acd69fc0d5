import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { putContent } from '@/lib/records/drafts'
import { writeRevision } from '@/lib/records/revisions/commands'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { type Subject, subjectsOf } from '@/lib/records/subjects'
import { getTranslator } from '@/lib/settings/language'
import { evidenceOf } from '../evidence'
import { reviewedContent } from '../findings/report'
import { fingerprinted, isFresh } from '../fingerprints'
import { consentOf } from '../gate'
import { lockCited } from '../queue/placement'
import { keyOf, namesOf } from '../subject-names'
import { refusalOfAcceptance, verdictStates } from '../workflow'
import { demandStep, lockForWorkflow, takeStep, type WorkflowRecord } from '../workflow-record'
import { presentText } from './parts'
import { corrected } from './proposal'
import { acceptSchema, correctionSchema } from './schema'

/** The proposal, if it belongs to this record and its proposer hasn't given a newer verdict. */
async function openProposal(tx: Tx, record: WorkflowRecord, verdictId: string) {
  const verdict = await tx.verdict.findFirst({
    where: { id: verdictId, recordId: record.id },
    include: { correction: { include: { acceptance: true } } },
  })
  if (!verdict?.correction) throw new NotFound(message('review.correction.unknown'))
  const { acceptance, part, hop, before, after } = verdict.correction
  const { recordId, subjectType, subjectId, aspect, fingerprint, memberId, at } = verdict
  const later = await tx.verdict.count({
    where: {
      ...{ recordId, subjectType, subjectId, aspect, fingerprint, memberId },
      OR: [{ at: { gt: at } }, { at, id: { gt: verdict.id } }],
    },
  })
  const correction = correctionSchema.parse({ part, hop, before, after })
  return { verdict, correction, isAccepted: acceptance !== null, isTakenBack: later > 0 }
}
type Proposal = Awaited<ReturnType<typeof openProposal>>

/** The subject in the draft, if it hasn't changed since the verdict; else `Conflict` with both texts. */
async function subjectStill(
  tx: Tx,
  record: WorkflowRecord,
  content: RecordContent,
  { verdict, correction }: Proposal,
): Promise<Subject> {
  const refuse = (now: string | null) => {
    throw new Conflict(message('review.correction.changed'), {
      reviewed: { wording: correction.before },
      now: now === null ? null : { wording: now },
    })
  }
  const subject = subjectsOf(record.kind, content).find(
    ({ type, id }) => type === verdict.subjectType && id === verdict.subjectId,
  )
  if (!subject) return refuse(null)
  const present = presentText(correction, content, subject)
  const [now] = fingerprinted([subject], await evidenceOf(tx, [subject], await consentOf(tx, record)))
  if (present !== correction.before || !now || !isFresh(now, verdict.aspect, verdict.fingerprint))
    return refuse(present)
  return subject
}

/** Stores the corrected draft as the revision under review. Reviewers then check it again. */
export async function resubmit(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  content: RecordContent,
  message: string,
): Promise<string> {
  await lockCited(tx, record.id, null)
  const reviewed = await reviewedContent(tx, actor, record, content)
  const revision = await writeRevision(tx, actor, record.id, message)
  await takeStep(tx, actor, record, 'CORRECT', {
    revisionId: revision.id,
    reason: message,
    columns: { submittedId: revision.id },
    reviewed,
  })
  return revision.id
}

/**
 * Accepts a proposed correction in one transaction: changes the draft and the revision under review, records the contributor and writes the
 * event. The member who accepts it becomes an author of the edition; someone other than the proposer must confirm it. `Forbidden` for the
 * proposer and for members who can't write the record; `Conflict` with both texts when the text has changed. Accepting twice accepts once.
 */
export async function acceptCorrection(
  actor: Actor,
  recordId: string,
  input: Given<typeof acceptSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { verdictId } = parseInput(acceptSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOfAcceptance(record.situation))
    const proposal = await openProposal(tx, record, verdictId)
    const { verdict, correction } = proposal
    if (verdict.memberId === actor.id) throw new Forbidden(message('review.correction.own'))
    if (proposal.isAccepted) return
    if (proposal.isTakenBack) throw new Conflict(message('review.correction.replaced'))
    const draft = await tx.draft.findUniqueOrThrow({
      where: { recordId: id },
      select: { version: true, content: true },
    })
    const content = storedContent(record.kind, draft.content)
    const subject = await subjectStill(tx, record, content, proposal)
    const name = namesOf(subjectsOf(record.kind, content)).get(keyOf(subject)) ?? ''
    const put = corrected(record.kind, content, subject, correction)
    await putContent(tx, actor, record, draft.version, put, { words: [verdict.memberId] })
    const isUnderReview = verdictStates.includes(record.state)
    const t = await getTranslator()
    const title = t('review.correction.accepted', {
      name,
      aspect: message(`labels.aspect.${verdict.aspect}`),
    })
    const revisionId = isUnderReview ? await resubmit(tx, actor, record, put, title) : null
    await tx.correctionAcceptance.create({
      data: { verdictId, recordId: id, revisionId, memberId: actor.id, at: new Date() },
      select: { verdictId: true },
    })
    await recordEvent(tx, {
      actor,
      action: 'record.accept-correction',
      subjectType: 'record',
      subjectId: id,
      detail: {
        verdict: verdictId,
        subject: keyOf(subject),
        aspect: verdict.aspect,
        part: correction.part,
        revisionId,
      },
    })
  })
}
