import type { ReviewedPart } from '@/lib/citations/fingerprint'
import { allMembersIn, type Contributors, distinct, membersIn } from '@/lib/contributions/contributors'
import type { Aspect } from '@/lib/generated/prisma/enums'
import { subjectPartKey } from '@/lib/records/content-parts'
import type { Subject } from '@/lib/records/subjects'
import type { Metadata } from '@/lib/sources/metadata'
import type { ProposedParts } from './corrections/proposed'
import type { RecordEvidence } from './evidence'
import { keyOf } from './subject-names'
import { partsOfAspect } from './verdicts/aspects'
import { type GivenVerdict, isVerified, type ReviewedSubject } from './verdicts/judge'

/** The contributors to a text, to the sources and copies that it cites, and to its speaker's consent. */
export type Contributed = {
  contributors: Contributors
  evidence: Pick<RecordEvidence, 'sources' | 'describedBy' | 'passages' | 'copiedBy'>
  consentContributors: Contributors
  proposed: ProposedParts
}

const metadataPart = {
  dates: 'date',
  titles: 'title',
  names: 'names',
  other: 'other',
} as const satisfies Partial<Record<ReviewedPart, keyof Metadata>>

/** The members whose content this part of a subject contains. */
function contributorsOf(
  subject: Subject,
  part: ReviewedPart,
  { contributors, evidence, consentContributors, proposed }: Contributed,
): readonly string[] {
  const proposers = (proposed.get(keyOf(subject)) ?? []).flatMap(({ memberId, parts }) =>
    parts.includes(part) ? [memberId] : [],
  )
  const written = (name: Parameters<typeof subjectPartKey>[1]) =>
    distinct([membersIn(contributors, subjectPartKey(subject, name)), proposers])
  const copy = subject.passageId === null ? undefined : evidence.copiedBy.get(subject.passageId)
  switch (part) {
    case 'dates':
    case 'titles':
    case 'names':
    case 'other':
      return distinct(
        subject.chain.map(({ sourceId }) =>
          membersIn(evidence.describedBy.get(sourceId) ?? {}, metadataPart[part]),
        ),
      )
    case 'locators':
      // Where a document doesn't name its pages, someone said which page its first sheet is.
      return distinct([written(part), copy ? membersIn(copy.holding, 'firstPage') : []])
    case 'passage':
      return distinct([written('passage'), copy ? [copy.passage] : []])
    case 'copy':
      return copy ? membersIn(copy.holding, 'text') : written('chain')
    case 'consent':
      return allMembersIn(consentContributors)
    default:
      return written(part)
  }
}

/** The parts that a verdict on the aspect covers and that contain content of this member: someone else must judge it. */
export const ownPartsOf = (
  memberId: string,
  subject: Subject,
  aspect: Aspect,
  contributed: Contributed,
): ReviewedPart[] =>
  partsOfAspect[aspect].filter((part) => contributorsOf(subject, part, contributed).includes(memberId))

/**
 * True when the member of a verdict on this subject has contributed since to a part that it covers, as the part is now, so that it no longer
 * counts. A text of a copy never changes: one that is older than the verdict has nothing that they typed later, and locators in it don't rest on
 * a first page that they stated later.
 */
export const hasLapsed = (
  subject: Subject,
  { memberId, aspect, at }: GivenVerdict,
  contributed: Contributed,
): boolean => {
  const { passageId } = subject
  const copy = passageId === null ? undefined : contributed.evidence.copiedBy.get(passageId)
  const copiedBy =
    passageId !== null && copy && copy.textSince <= at
      ? new Map([[passageId, { ...copy, holding: {} }]])
      : contributed.evidence.copiedBy
  const evidence = { ...contributed.evidence, copiedBy }
  return ownPartsOf(memberId, subject, aspect, { ...contributed, evidence }).length > 0
}

/** The members whose proposed words a text contains, also where someone else typed them again. */
export const proposersOf = ({ proposed }: Pick<Contributed, 'proposed'>): string[] =>
  distinct([...proposed.values()].map((found) => found.map(({ memberId }) => memberId)))

/** A part of a source or of an archive copy that readers will see. */
type CitedPart =
  | { of: 'SOURCE'; id: string; part: keyof typeof metadataPart }
  | { of: 'COPY'; id: string; part: (typeof shownOfCopy)[number] | 'text' | 'passage' | 'firstPage' }

/** The parts of a copy's description that editions contain. No aspect covers them, so no verdict checks them. */
const shownOfCopy = ['kind', 'obtainedFrom', 'rights', 'access', 'shown'] as const

/**
 * The parts of sources and copies that the member contributed to and that no one else has verified: someone else must publish them. `subjects`
 * are those of the text, with their valid verdicts.
 */
export function unverifiedPartsOf(
  memberId: string,
  { subjects, evidence }: Contributed & { subjects: readonly ReviewedSubject<GivenVerdict>[] },
): CitedPart[] {
  const isVerifiedIn = (
    concerned: (subject: Subject) => boolean,
    part: ReviewedPart,
    own: readonly string[],
  ) =>
    subjects.some(
      (subject) =>
        concerned(subject) &&
        subject.aspects.some(
          ({ aspect, state, counted }) =>
            isVerified(state) &&
            partsOfAspect[aspect].includes(part) &&
            counted.some((verdict) => !own.includes(verdict.memberId)),
        ),
    )
  const ofSources = [...evidence.describedBy].flatMap(([id, contributors]) =>
    (Object.keys(metadataPart) as (keyof typeof metadataPart)[]).flatMap((part): CitedPart[] => {
      const own = membersIn(contributors, metadataPart[part])
      const cites = ({ chain }: Subject) => chain.some(({ sourceId }) => sourceId === id)
      return own.includes(memberId) && !isVerifiedIn(cites, part, own) ? [{ of: 'SOURCE', id, part }] : []
    }),
  )
  const ofCopies = [...evidence.copiedBy].flatMap(([id, { holding, passage }]) => {
    const isBound = ({ passageId }: Subject) => passageId === id
    const text = membersIn(holding, 'text')
    const shown = shownOfCopy.filter((part) => membersIn(holding, part).includes(memberId))
    const firstPage = membersIn(holding, 'firstPage')
    const isUnverified = (part: 'copy' | 'passage' | 'locators', own: readonly string[]) =>
      own.includes(memberId) && !isVerifiedIn(isBound, part, own)
    return [
      ...shown,
      ...(isUnverified('copy', text) ? (['text'] as const) : []),
      ...(isUnverified('passage', [passage]) ? (['passage'] as const) : []),
      ...(isUnverified('locators', firstPage) ? (['firstPage'] as const) : []),
    ].map((part): CitedPart => ({ of: 'COPY', id, part }))
  })
  return [...ofSources, ...ofCopies]
}
