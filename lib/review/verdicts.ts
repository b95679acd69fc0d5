import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Forbidden, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import type { RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { standsForAny } from '@/lib/sources/survivors'
import { judgeableOf, noteNeededFor, passing } from './aspects'
import { ownDescriptionStands, ownWordsStand } from './corrections/own-wording'
import { demandCorrection } from './corrections/proposal'
import { openDisagreements } from './disagreements'
import type { RecordEvidence } from './evidence'
import { reportOf } from './findings/report'
import { isFresh } from './fingerprints'
import { demandStep, holdRecord } from './held-record'
import { type JudgedSubject, judge } from './judge'
import { materialOfRevision, type SeenVerdict, verdictColumns } from './material'
import { holdCited, recountQueue } from './queue/placement'
import { verdictSchema } from './schema'
import { verdictConflict } from './verdict-conflict'
import { verdictRefusalOf } from './workflow'

export type NewVerdict = z.input<typeof verdictSchema>
type Parsed = z.output<typeof verdictSchema>

/** Whether this is the subject of the verdict. */
const is =
  ({ subjectType, subjectId }: Parsed) =>
  (subject: Subject) =>
    subject.type === subjectType && subject.id === subjectId

/** The copy that the verdict names; the one of the bound passage when it names none. */
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
  if (!copy) throw new Invalid({ holdingId: 'This is not a copy of a source that is cited here.' })
  return copy.id
}

function demandSense(verdict: Parsed, subject: Subject, holdingId: string | null): void {
  const { aspect, outcome, note } = verdict
  if (!judgeableOf(subject).includes(aspect))
    throw new Invalid({ aspect: 'This aspect cannot be judged here.' })
  const needsNote = noteNeededFor(outcome)
  if (needsNote && note === '') throw new Invalid({ note: needsNote })
  if (holdingId === null && passing.includes(outcome) && note === '')
    throw new Invalid({ note: 'No held copy is bound to this. Say which copy you checked it against.' })
}

/** `Forbidden` for whoever proposed what stands there now, or last described a work that it rests on: somebody else confirms it. */
async function demandNotOwnWords(
  tx: Tx,
  actor: Actor,
  { recordId, subjectType, subjectId, aspect }: Parsed,
  { content, evidence }: { content: RecordContent; evidence: RecordEvidence },
  subject: Subject,
): Promise<void> {
  if (ownDescriptionStands(actor, subject, aspect, evidence))
    throw new Forbidden('You changed what is cited of a source here, so somebody else must check it.')
  const taken = await tx.correction.findMany({
    where: {
      recordId,
      verdict: { subjectType, subjectId, memberId: actor.id },
      acceptance: { isNot: null },
    },
  })
  if (ownWordsStand(taken, content, subject, aspect))
    throw new Forbidden('You proposed what stands here now, so somebody else must confirm it.')
}

/** That aspect of the verdict's subject, of all that stand judged. */
const judgedIn = (subjects: readonly JudgedSubject<SeenVerdict>[], verdict: Parsed) =>
  subjects.find(is(verdict))?.aspects.find(({ aspect }) => aspect === verdict.aspect)

/**
 * Writes one verdict on one aspect of what was submitted. `Forbidden` for whoever wrote in the edition in the making; `Conflict` with
 * both texts when what was judged has changed meanwhile (design §4, promises 4 and 5). The same verdict sent twice is written once.
 * Two reviewers who disagree are given a discussion of it.
 */
export async function giveVerdict(actor: Actor, input: NewVerdict | Unchecked): Promise<{ id: string }> {
  const verdict = parseInput(verdictSchema, input)
  const recordId = parseId(verdict.recordId)
  return transaction(async (tx) => {
    const record = await holdRecord(tx, actor, recordId)
    await demandStep(tx, record, verdictRefusalOf(actor, record.situation))
    const submittedId = record.submittedId ?? ''
    await holdCited(tx, record.id, submittedId)
    const material = await materialOfRevision(tx, record, submittedId)
    const { content, evidence, subjects, verdicts, named } = material
    const subject = subjects.find(is(verdict))
    if (!subject || !isFresh(subject, verdict.aspect, verdict.fingerprint))
      throw await verdictConflict(tx, record, verdict, { subject, evidence })
    const holdingId = await copyOf(tx, verdict, subject, evidence)
    demandSense(verdict, subject, holdingId)
    demandCorrection(record.kind, content, subject, verdict)
    await demandNotOwnWords(tx, actor, verdict, { content, evidence }, subject)
    const { subjectType, subjectId, fingerprint, aspect, outcome, note, correction } = verdict
    const before = judgedIn(judge(subjects, verdicts, named), verdict)
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
    const judged = judge(subjects, [...verdicts, written], named)
    await openDisagreements(tx, actor, recordId, judged)
    await recountQueue(tx, recordId, judged, () => reportOf(tx, actor, record, material, judged))
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
