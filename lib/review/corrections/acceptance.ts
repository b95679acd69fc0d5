import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
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
import { lockCited } from '../queue/placement'
import { keyOf, namesOf } from '../subject-names'
import { fingerprinted, isFresh } from '../verdicts/fingerprints'
import { consentOf } from '../workflow/gate'
import { refusalOfAcceptance, verdictStates } from '../workflow/workflow'
import { demandStep, lockForWorkflow, takeStep, type WorkflowRecord } from '../workflow/workflow-record'
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

type Still = Proposal & { subject: Subject }

/** Each proposal with its subject in the draft, if that hasn't changed since the verdict; else `Conflict` with both texts. */
async function subjectsStill(
  tx: Tx,
  record: WorkflowRecord,
  content: RecordContent,
  proposals: readonly Proposal[],
): Promise<Still[]> {
  const refuse = ({ correction }: Proposal, now: string | null): never => {
    throw new Conflict(message('review.correction.changed'), {
      reviewed: { wording: correction.before },
      now: now === null ? null : { wording: now },
    })
  }
  const all = new Map(subjectsOf(record.kind, content).map((subject) => [keyOf(subject), subject]))
  const found = proposals.map((proposal): Still => {
    const { subjectType: type, subjectId: id } = proposal.verdict
    const subject = all.get(keyOf({ type, id }))
    return subject ? { ...proposal, subject } : refuse(proposal, null)
  })
  const subjects = found.map(({ subject }) => subject)
  const now = fingerprinted(subjects, await evidenceOf(tx, subjects, await consentOf(tx, record)))
  return found.map((one, index) => {
    const { correction, verdict, subject } = one
    const present = presentText(correction, content, subject)
    const current = now[index]
    if (present !== correction.before || !current || !isFresh(current, verdict.aspect, verdict.fingerprint))
      return refuse(one, present)
    return one
  })
}

/** The content with the same correction in each of these subjects. */
const correctedIn = (kind: string, content: RecordContent, proposals: readonly Still[]): RecordContent =>
  proposals.reduce((before, { subject, correction }) => {
    // An earlier one can have changed the text around this one.
    const current = subjectsOf(kind, before).find((one) => keyOf(one) === keyOf(subject))
    return corrected(kind, before, current ?? subject, correction)
  }, content)

/** `Invalid` unless all propose the same, by one member. */
function demandSame(proposals: readonly Proposal[]) {
  const said = proposals.map(({ correction: { part, before, after }, verdict }) =>
    JSON.stringify([part, before, after, verdict.memberId]),
  )
  if (new Set(said).size > 1) throw new Invalid({ '': message('review.correction.notSame') })
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
 * Accepts a proposed correction, and the same one for other subjects, in one transaction: changes the draft and the revision under review, records
 * the contributor and writes the event. The member who accepts it becomes an author of the edition; someone other than the proposer must confirm
 * it. `Forbidden` for the proposer and for members who can't write the record; `Conflict` with both texts when a text has changed: then none is
 * accepted. Accepting twice accepts once.
 */
export async function acceptCorrection(
  actor: Actor,
  recordId: string,
  input: Given<typeof acceptSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { verdictId, also } = parseInput(acceptSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOfAcceptance(record.situation))
    const all: Proposal[] = []
    for (const one of new Set([verdictId, ...also])) all.push(await openProposal(tx, record, one))
    demandSame(all)
    if (all.some(({ verdict }) => verdict.memberId === actor.id))
      throw new Forbidden(message('review.correction.own'))
    const proposals = all.filter(({ isAccepted }) => !isAccepted)
    if (proposals.some(({ isTakenBack }) => isTakenBack))
      throw new Conflict(message('review.correction.replaced'))
    const [first] = proposals
    if (!first) return
    const draft = await tx.draft.findUniqueOrThrow({
      where: { recordId: id },
      select: { version: true, content: true },
    })
    const content = storedContent(record.kind, draft.content)
    const still = await subjectsStill(tx, record, content, proposals)
    const put = correctedIn(record.kind, content, still)
    await putContent(tx, actor, record, draft.version, put, { words: [first.verdict.memberId] })
    const isUnderReview = verdictStates.includes(record.state)
    const { verdict, correction } = first
    const subject = keyOf({ type: verdict.subjectType, id: verdict.subjectId })
    const t = await getTranslator()
    const title = t('review.correction.acceptedFor', {
      name: namesOf(subjectsOf(record.kind, content)).get(subject) ?? '',
      aspect: message(`labels.aspect.${verdict.aspect}`),
      others: proposals.length - 1,
    })
    const revisionId = isUnderReview ? await resubmit(tx, actor, record, put, title) : null
    await tx.correctionAcceptance.createMany({
      data: proposals.map(({ verdict }) => ({
        ...{ verdictId: verdict.id, recordId: id, revisionId, memberId: actor.id, at: new Date() },
      })),
    })
    await recordEvent(tx, {
      actor,
      action: 'record.accept-correction',
      subjectType: 'record',
      subjectId: id,
      detail: {
        ...{ verdict: verdict.id, subject, aspect: verdict.aspect, part: correction.part, revisionId },
        ...(proposals.length > 1 && { also: proposals.slice(1).map(({ verdict }) => verdict.id) }),
      },
    })
  })
}
