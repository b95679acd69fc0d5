import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import type { ReviewedPart } from '@/lib/citations/fingerprint'
import { membersIn, storedContributors } from '@/lib/contributions/contributors'
import { type Tx, transaction } from '@/lib/db'
import { Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Subject } from '@/lib/records/subjects'
import { matchesAnySource } from '@/lib/sources/merged-sources'
import { type Contributed, ownPartsOf } from '../contributions'
import { demandCorrection } from '../corrections/proposal'
import { openDisagreements } from '../disagreements/disagreements'
import type { RecordEvidence } from '../evidence'
import { reportOf } from '../findings/report'
import { judged, materialOfRevision, type SeenVerdict, verdictColumns } from '../material'
import { lockCited, recountQueue } from '../queue/placement'
import { verdictSchema } from '../schema'
import { membersWho, withOthers } from '../workflow/others'
import { verdictRefusalOf } from '../workflow/workflow'
import { demandStep, lockForWorkflow } from '../workflow/workflow-record'
import { checkableOf, noteNeededFor, partsOfAspect, passing } from './aspects'
import { isFresh } from './fingerprints'
import type { ReviewedSubject } from './judge'
import { demandPageImage } from './page-image-seen'
import { verdictConflict } from './verdict-conflict'

export type NewVerdict = z.input<typeof verdictSchema>
type Parsed = z.output<typeof verdictSchema>

/** True for the subject of the verdict. */
const is =
  ({ subjectType, subjectId }: Parsed) =>
  (subject: Subject) =>
    subject.type === subjectType && subject.id === subjectId

/** The copy that the verdict names, else the copy of the bound passage; `typedBy` has the members who typed the one that it names. */
async function copyOf(
  tx: Tx,
  verdict: Parsed,
  subject: Subject,
  evidence: RecordEvidence,
): Promise<{ id: string | null; typedBy: readonly string[] }> {
  if (verdict.holdingId === null) {
    const id = (subject.passageId && evidence.passages.get(subject.passageId)?.holding.id) || null
    return { id, typedBy: [] }
  }
  const sources = subject.chain.map(({ sourceId }) => sourceId)
  const copy = await tx.holding.findFirst({
    where: { id: verdict.holdingId, source: matchesAnySource(sources) },
    select: { id: true, contributors: true },
  })
  if (!copy) throw new Invalid({ holdingId: message('review.verdictRefused.notCited') })
  return { id: copy.id, typedBy: membersIn(storedContributors(copy.contributors), 'text') }
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

/**
 * Throws `Forbidden` for members whose content the verdict would cover: in the text, in the description of a source, in a passage, in a copy
 * that they typed, or by a decision about the consent. Names the parts and the members who can check it instead.
 */
async function demandNotOwn(
  tx: Tx,
  actor: Actor,
  { aspect }: Parsed,
  subject: Subject,
  contributed: Contributed,
  typedBy: readonly string[],
): Promise<void> {
  const ownParts = (memberId: string): ReviewedPart[] => [
    ...new Set([
      ...ownPartsOf(memberId, subject, aspect, contributed),
      ...(typedBy.includes(memberId) ? (['copy'] as const) : []),
    ]),
  ]
  const parts = ownParts(actor.id)
  if (parts.length === 0) return
  const reason = message('review.verdictRefused.own', {
    parts: parts.map((part) => message(`labels.reviewedPart.${part}`)),
  })
  const members = await membersWho(tx, 'giveVerdicts')
  throw new Forbidden(withOthers(reason, members, ({ id }) => ownParts(id).length > 0))
}

/** The aspect of the verdict's subject, with the verdicts given on it. */
const reviewedIn = (subjects: readonly ReviewedSubject<SeenVerdict>[], verdict: Parsed) =>
  subjects.find(is(verdict))?.aspects.find(({ aspect }) => aspect === verdict.aspect)

/**
 * Writes one verdict on one aspect of a subject of the submitted revision. `Forbidden` for members whose content it would cover;
 * `Conflict` with both texts when what was checked has changed (promises 4 and 5 in README.md). A machine-read text is verified only by
 * someone who has opened the image of its page: else `Invalid` on `outcome`. The same verdict sent twice is written once.
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
    const { content, evidence, subjects, verdicts } = material
    const subject = subjects.find(is(verdict))
    if (!subject || !isFresh(subject, verdict.aspect, verdict.fingerprint))
      throw await verdictConflict(tx, actor, record, verdict, { subject, evidence })
    const { id: holdingId, typedBy } = await copyOf(tx, verdict, subject, evidence)
    demandSense(verdict, subject, holdingId)
    demandCorrection(record.kind, content, subject, verdict)
    await demandNotOwn(tx, actor, verdict, subject, material, typedBy)
    const { subjectType, subjectId, fingerprint, aspect, outcome, note, correction } = verdict
    const before = reviewedIn(judged(material), verdict)
    const own = before?.counted.find(({ memberId }) => memberId === actor.id)
    const isRepeat =
      own?.outcome === outcome &&
      own.note === note &&
      (own.holding?.id ?? null) === holdingId &&
      own.correction?.part === correction?.part &&
      own.correction?.hop === correction?.hop &&
      own.correction?.after === correction?.after
    if (isRepeat) return { id: own.id }
    const passage = (subject.passageId && evidence.passages.get(subject.passageId)) || null
    const isCompared = passing.includes(outcome) && partsOfAspect[aspect].includes('passage')
    const pageImage = isCompared && (await demandPageImage(tx, actor, passage, holdingId, submittedId))
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
        pageImage,
        memberId: actor.id,
        at: new Date(),
        ...(correction && { correction: { create: { ...correction, recordId } } }),
      },
      select: verdictColumns,
    })
    const { id } = written
    const reviewed = judged(material, [...verdicts, written])
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
