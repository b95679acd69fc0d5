import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { standsForAny } from '@/lib/sources/survivors'
import { checkableOf, noteNeededFor, passing } from './aspects'
import { reliesOnOwnCorrection, reliesOnOwnDescription } from './corrections/own-changes'
import { demandCorrection } from './corrections/proposal'
import { openDisagreements } from './disagreements'
import type { RecordEvidence } from './evidence'
import { reportOf } from './findings/report'
import { isFresh } from './fingerprints'
import { judge, type ReviewedSubject } from './judge'
import { materialOfRevision, type SeenVerdict, verdictColumns } from './material'
import { lockCited, recountQueue } from './queue/placement'
import { verdictSchema } from './schema'
import { verdictConflict } from './verdict-conflict'
import { verdictRefusalOf } from './workflow'
import { demandStep, lockForWorkflow } from './workflow-record'

export type NewVerdict = z.input<typeof verdictSchema>
type Parsed = z.output<typeof verdictSchema>

/** True for the subject of the verdict. */
const is =
  ({ subjectType, subjectId }: Parsed) =>
  (subject: Subject) =>
    subject.type === subjectType && subject.id === subjectId

/** The copy that the verdict names, else the copy of the bound passage. */
async function copyOf(
  tx: Tx,
  verdict: Parsed,
  subject: Subject,
  evidence: RecordEvidence,
): Promise<string | null> {
  if (verdict.holdingId === null)
    return (subject.passageId && evidence.passages.get(subject.passageId)?.holding.id) || null
  const sources = subject.chain.map(({ sourceId }) => sourceId)
  const copy = await tx.holding.findFirst({
    where: { id: verdict.holdingId, source: standsForAny(sources) },
    select: { id: true },
  })
  if (!copy) throw new Invalid({ holdingId: message('review.verdictRefused.notCited') })
  return copy.id
}

function demandSense(verdict: Parsed, subject: Subject, holdingId: string | null): void {
  const { aspect, outcome, note } = verdict
  if (!checkableOf(subject).includes(aspect))
    throw new Invalid({ aspect: message('review.verdictRefused.aspect') })
  const noteNeeded = noteNeededFor(outcome)
  if (noteNeeded && note === '') throw new Invalid({ note: noteNeeded })
  if (holdingId === null && passing.includes(outcome) && note === '')
    throw new Invalid({ note: message('review.verdictRefused.copyMissing') })
}

/** Throws `Forbidden` for members who proposed the current text or last described a source it relies on: someone else must confirm it. */
async function demandNotOwnChange(
  tx: Tx,
  actor: Actor,
  { recordId, subjectType, subjectId, aspect }: Parsed,
  { content, evidence }: { content: RecordContent; evidence: RecordEvidence },
  subject: Subject,
): Promise<void> {
  if (reliesOnOwnDescription(actor, subject, aspect, evidence))
    throw new Forbidden(message('review.verdictRefused.ownSource'))
  const taken = await tx.correction.findMany({
    where: {
      recordId,
      verdict: { subjectType, subjectId, memberId: actor.id },
      acceptance: { isNot: null },
    },
  })
  if (reliesOnOwnCorrection(taken, content, subject, aspect))
    throw new Forbidden(message('review.verdictRefused.ownProposal'))
}

/** The aspect of the verdict's subject, with the verdicts given on it. */
const reviewedIn = (subjects: readonly ReviewedSubject<SeenVerdict>[], verdict: Parsed) =>
  subjects.find(is(verdict))?.aspects.find(({ aspect }) => aspect === verdict.aspect)

/**
 * Writes one verdict on one aspect of a subject of the submitted revision. `Forbidden` for members who wrote part of this edition;
 * `Conflict` with both texts when what was checked has changed (design §4, promises 4 and 5). The same verdict sent twice is written once.
 * Opens a discussion when two reviewers disagree.
 */
export async function giveVerdict(actor: Actor, input: NewVerdict | Unchecked): Promise<{ id: string }> {
  const verdict = parseInput(verdictSchema, input)
  const recordId = parseId(verdict.recordId)
  return transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, recordId)
    await demandStep(tx, record, verdictRefusalOf(actor, record.situation))
    const submittedId = record.submittedId ?? ''
    await lockCited(tx, record.id, submittedId)
    const material = await materialOfRevision(tx, record, submittedId)
    const { content, evidence, subjects, verdicts, named } = material
    const subject = subjects.find(is(verdict))
    if (!subject || !isFresh(subject, verdict.aspect, verdict.fingerprint))
      throw await verdictConflict(tx, record, verdict, { subject, evidence })
    const holdingId = await copyOf(tx, verdict, subject, evidence)
    demandSense(verdict, subject, holdingId)
    demandCorrection(record.kind, content, subject, verdict)
    await demandNotOwnChange(tx, actor, verdict, { content, evidence }, subject)
    const { subjectType, subjectId, fingerprint, aspect, outcome, note, correction } = verdict
    const before = reviewedIn(judge(subjects, verdicts, named), verdict)
    const own = before?.counted.find(({ memberId }) => memberId === actor.id)
    const isRepeat =
      own?.outcome === outcome &&
      own.note === note &&
      (own.holding?.id ?? null) === holdingId &&
      own.correction?.part === correction?.part &&
      own.correction?.hop === correction?.hop &&
      own.correction?.after === correction?.after
    if (isRepeat) return { id: own.id }
    const written = await tx.verdict.create({
      data: {
        recordId,
        subjectType,
        subjectId,
        fingerprint,
        aspect,
        outcome,
        holdingId,
        note,
        memberId: actor.id,
        at: new Date(),
        ...(correction && { correction: { create: { ...correction, recordId } } }),
      },
      select: verdictColumns,
    })
    const { id } = written
    const reviewed = judge(subjects, [...verdicts, written], named)
    await openDisagreements(tx, actor, recordId, reviewed)
    await recountQueue(tx, recordId, reviewed, () => reportOf(tx, actor, record, material, reviewed))
    await recordEvent(tx, {
      actor,
      action: 'record.judge',
      subjectType: 'record',
      subjectId: recordId,
      detail: { verdict: id, subject: `${subjectType} ${subjectId}`, aspect, outcome, fingerprint },
    })
    return { id }
  })
}
