import type { LayerSpan } from '@/lib/holdings/spans'
import type { RecordContent } from '@/lib/records/schema'
import type { Context, RecordEvidence } from '@/lib/review/evidence'
import { requiredOf } from '@/lib/review/verdicts/aspects'
import { type GivenVerdict, isVerified, type ReviewedSubject } from '@/lib/review/verdicts/judge'
import { SNAPSHOT_VERSION, type Snapshot, type SnapshotCorrection, snapshotSchema } from './schema'

type Verdict = GivenVerdict & {
  note: string
  pageImage: boolean
  member: { role: string }
  correction: { part: string; before: string; after: string; acceptance: { at: Date } | null } | null
}

type EditionMaterial = {
  record: { id: string; slug: string; kind: string }
  number: number
  publishedAt: Date
  /** Null in a preview. */
  approved: { at: Date; actor: { role: string } } | null
  speaker: string | null
  content: RecordContent
  subjects: readonly ReviewedSubject<Verdict>[]
  evidence: RecordEvidence
  /** By passage; a passage without one is shown without the text around it. */
  contexts: ReadonlyMap<string, Context>
  /** True when context of the copy, review notes and corrections are stored; false when they could identify the speaker. */
  showsContext: boolean
}

/** The valid verdicts: those that count for each aspect of what is published. */
export const currentVerdicts = <Given extends GivenVerdict>(subjects: readonly ReviewedSubject<Given>[]) =>
  subjects.flatMap(({ aspects }) => aspects.flatMap(({ counted }) => counted))

/** The accepted corrections in what is published, in the order of acceptance. */
function correctionsOf(subjects: readonly ReviewedSubject<Verdict>[]): SnapshotCorrection[] {
  const verdicts = subjects.flatMap(({ aspects }) => aspects.flatMap(({ history }) => history))
  return verdicts
    .flatMap(({ subjectType, subjectId, aspect, at, member, correction }) =>
      correction?.acceptance
        ? [
            {
              ...{ subjectType, subjectId, aspect, part: correction.part },
              from: correction.before,
              to: correction.after,
              proposedAt: at.toISOString(),
              acceptedAt: correction.acceptance.at.toISOString(),
              role: member.role,
            },
          ]
        : [],
    )
    .toSorted((one, other) => (one.acceptedAt < other.acceptedAt ? -1 : 1))
}

/** The parts of these spans inside a range of the text of the copy. */
const spansInside = (
  spans: readonly LayerSpan[],
  { start, end }: { start: number; end: number },
): LayerSpan[] =>
  spans
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({ ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }))

/**
 * Everything that the edition's page shows, as one value (docs/decisions/003). Throws where a subject is neither checked nor marked as unseen;
 * the gate must be checked before.
 */
export function snapshotOf({
  record,
  content,
  subjects,
  evidence,
  contexts,
  showsContext,
  ...edition
}: EditionMaterial): Snapshot {
  const states = subjects.map((subject) => ({
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprint: subject.fingerprint,
    standing: subject.state,
    secondHand: subject.secondHand,
    unchecked: requiredOf(subject).filter(
      (aspect) =>
        !subject.aspects.some(({ aspect: reviewed, state }) => reviewed === aspect && isVerified(state)),
    ),
  }))
  const passages = [...evidence.passages.values()].map(
    ({
      textLayerId: _,
      textLayerLength: __,
      prefix: ___,
      suffix: ____,
      spans: _____,
      report: ______,
      differentReading: _______,
      isMachineRead,
      shownSpans,
      ...passage
    }) => {
      const { before = '', after = '' } = contexts.get(passage.id) ?? {}
      const exact = passage.holding.shown === 'NOTHING' ? '' : passage.exact
      const window = { start: passage.start - before.length, end: passage.end + after.length }
      const spans = exact === '' ? [] : spansInside(shownSpans, window)
      return {
        ...{ ...passage, exact, before, after },
        ...(isMachineRead && { machineRead: true }),
        ...(spans.length > 0 && { spans }),
        holding: showsContext ? passage.holding : { ...passage.holding, obtainedFrom: '' },
      }
    },
  )
  const verdicts = currentVerdicts(subjects).map((verdict) => ({
    subjectType: verdict.subjectType,
    subjectId: verdict.subjectId,
    aspect: verdict.aspect,
    outcome: verdict.outcome,
    at: verdict.at.toISOString(),
    role: verdict.member.role,
    note: showsContext ? verdict.note : '',
    ...(verdict.pageImage && { pageImage: true }),
  }))
  return snapshotSchema.parse({
    version: SNAPSHOT_VERSION,
    recordId: record.id,
    slug: record.slug,
    kind: record.kind,
    number: edition.number,
    publishedAt: edition.publishedAt.toISOString(),
    approved: edition.approved && {
      at: edition.approved.at.toISOString(),
      role: edition.approved.actor.role,
    },
    speaker: edition.speaker,
    // The list of people named in the text is for the review only: the archive makes no statement about them.
    content: { ...content, people: [] },
    sources: [...evidence.sources.values()],
    passages,
    verdicts,
    states,
    corrections: showsContext ? correctionsOf(subjects) : [],
  })
}
