import type { RecordContent } from '@/lib/records/schema'
import { requiredOf } from '@/lib/review/aspects'
import type { Context, Ground } from '@/lib/review/evidence'
import { type GivenVerdict, isVerified, type JudgedSubject } from '@/lib/review/judge'
import { SNAPSHOT_VERSION, type Snapshot, type SnapshotCorrection, snapshotSchema } from './schema'

/** How many characters of the held copy stand before and after a passage. */
export const CONTEXT = 400

type Verdict = GivenVerdict & {
  note: string
  member: { role: string }
  correction: { part: string; before: string; after: string; acceptance: { at: Date } | null } | null
}

export type EditionMaterial = {
  record: { id: string; slug: string; kind: string }
  number: number
  publishedAt: Date
  approved: { at: Date; actor: { role: string } }
  speaker: string | null
  content: RecordContent
  subjects: readonly JudgedSubject<Verdict>[]
  ground: Ground
  /** By passage; a passage without one is shown without the words around it. */
  contexts: ReadonlyMap<string, Context>
  /** Whether words beside what is published are shown, of the copy, of reviewers and of corrections: they may tell who speaks. */
  showsContext: boolean
}

/** The verdicts that stand: those that count for each aspect of what is published now. */
export const standingVerdicts = <Given extends GivenVerdict>(subjects: readonly JudgedSubject<Given>[]) =>
  subjects.flatMap(({ aspects }) => aspects.flatMap(({ counted }) => counted))

/** What was put right on the way to what is published, in the order in which it was accepted. */
function correctionsOf(subjects: readonly JudgedSubject<Verdict>[]): SnapshotCorrection[] {
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

/**
 * Everything that the edition's page shows, in one value that reads nothing afterwards (docs/decisions/003). Throws where a subject is
 * neither checked nor openly unseen: the gate comes first.
 */
export function snapshotOf({
  record,
  content,
  subjects,
  ground,
  contexts,
  showsContext,
  ...edition
}: EditionMaterial): Snapshot {
  const states = subjects.map((subject) => ({
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprint: subject.fingerprint,
    standing: subject.standing,
    secondHand: subject.secondHand,
    unchecked: requiredOf(subject).filter(
      (aspect) =>
        !subject.aspects.some(({ aspect: judged, state }) => judged === aspect && isVerified(state)),
    ),
  }))
  const passages = [...ground.passages.values()].map(
    ({ textLayerId: _, prefix: __, suffix: ___, ...passage }) => ({
      ...passage,
      exact: passage.holding.shown === 'NOTHING' ? '' : passage.exact,
      holding: showsContext ? passage.holding : { ...passage.holding, obtainedFrom: '' },
      before: contexts.get(passage.id)?.before ?? '',
      after: contexts.get(passage.id)?.after ?? '',
    }),
  )
  const verdicts = standingVerdicts(subjects).map((verdict) => ({
    subjectType: verdict.subjectType,
    subjectId: verdict.subjectId,
    aspect: verdict.aspect,
    outcome: verdict.outcome,
    at: verdict.at.toISOString(),
    role: verdict.member.role,
    note: showsContext ? verdict.note : '',
  }))
  return snapshotSchema.parse({
    version: SNAPSHOT_VERSION,
    recordId: record.id,
    slug: record.slug,
    kind: record.kind,
    number: edition.number,
    publishedAt: edition.publishedAt.toISOString(),
    approved: { at: edition.approved.at.toISOString(), role: edition.approved.actor.role },
    speaker: edition.speaker,
    // Whom the text names is listed for the review alone: the archive itself says of nobody what they did.
    content: { ...content, people: [] },
    sources: [...ground.sources.values()],
    passages,
    verdicts,
    states,
    corrections: showsContext ? correctionsOf(subjects) : [],
  })
}
