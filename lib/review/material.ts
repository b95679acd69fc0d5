import 'server-only'
import { type Contributors, storedContributors } from '@/lib/contributions/contributors'
import type { Tx } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Role } from '@/lib/generated/prisma/enums'
import { consentContributors, type IdentifiedConsent } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { nextTurn } from '@/lib/workers/turns'
import { hasLapsed } from './contributions'
import { type ProposedParts, proposedParts } from './corrections/proposed'
import { evidenceOf, type RecordEvidence } from './evidence'
import { namedPeople } from './named-people'
import { type FingerprintedSubject, fingerprinted } from './verdicts/fingerprints'
import { judge, type ReviewedSubject } from './verdicts/judge'
import type { NamedPerson } from './verdicts/reviewers'
import { consentOfRow } from './workflow/gate'

/** The columns that are read of each verdict. */
export const verdictColumns = {
  id: true,
  subjectType: true,
  subjectId: true,
  fingerprint: true,
  aspect: true,
  outcome: true,
  memberId: true,
  note: true,
  pageImage: true,
  at: true,
  holding: { select: { id: true, kind: true, filename: true } },
  member: { select: { id: true, name: true, role: true } },
  correction: {
    select: {
      ...{ part: true, hop: true, before: true, after: true },
      acceptance: { select: { at: true, member: { select: { id: true, name: true } } } },
    },
  },
} as const

/** A verdict with its reviewer and copy. */
export type SeenVerdict = Prisma.VerdictGetPayload<{ select: typeof verdictColumns }>

/** A warning that someone dismissed, with who, when and why. */
export type Dismissal = {
  key: string
  check: string
  subjectId: string | null
  excerpt: string
  reason: string
  at: Date
  by: string
  memberId: string
}

/** The data beside a record's text, in one query. */
const keptColumns = {
  consent: true,
  draft: { select: { contributors: true } },
  verdicts: { select: verdictColumns },
  dismissals: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      ...{ key: true, check: true, subjectId: true, excerpt: true, reason: true, at: true, memberId: true },
      member: { select: { name: true } },
    },
  },
} as const satisfies Prisma.RecordSelect

type Approval = { at: Date; actor: { role: Role } }

/** Everything that the review state of a text depends on now: `judged(material)`. */
export type Material = {
  content: RecordContent
  /** Of the content, and of the speaker's consent. */
  contributors: Contributors
  consentContributors: Contributors
  proposed: ProposedParts
  evidence: RecordEvidence
  subjects: FingerprintedSubject[]
  verdicts: SeenVerdict[]
  named: NamedPerson[]
  /** With the speaker's name; null where no one speaks. */
  consent: IdentifiedConsent | null
  /** Oldest first. */
  dismissals: Dismissal[]
  /** The last approval of the revision; null for a draft. */
  approved: Approval | null
}

/** A text with the review state of each subject. */
export type ReviewedText = Omit<Material, 'subjects' | 'verdicts' | 'named' | 'dismissals'> & {
  subjects: ReviewedSubject<SeenVerdict>[]
}

/**
 * Reads everything that the review state of this content depends on. It is the draft's, unless its contributors are given. The number of
 * queries doesn't depend on the number of subjects. The caller has checked the permission.
 */
export async function materialOf(
  client: Tx,
  record: { id: string; kind: string },
  content: RecordContent,
  contributors?: Contributors,
): Promise<Material> {
  const { verdicts, ...kept } = await client.record.findUniqueOrThrow({
    where: { id: record.id },
    select: keptColumns,
  })
  const { needsConsent } = kindOf(record.kind)
  if (needsConsent && !kept.consent) throw new Error(`The record ${record.id} has no consent.`)
  const consent = needsConsent && kept.consent ? consentOfRow(kept.consent) : null
  await nextTurn()
  const subjects = subjectsOf(record.kind, content)
  const evidence = await evidenceOf(client, subjects, consent)
  return {
    content,
    contributors: contributors ?? storedContributors(kept.draft?.contributors),
    consentContributors: consentContributors(kept.consent),
    proposed: proposedParts(content, subjects, verdicts),
    evidence,
    subjects: fingerprinted(subjects, evidence),
    verdicts,
    named: await namedPeople(client, content.people),
    consent,
    dismissals: kept.dismissals.map(({ member, ...dismissal }) => ({ ...dismissal, by: member.name })),
    approved: null,
  }
}

/** The same for a revision. */
export async function materialOfRevision(
  client: Tx,
  record: { id: string; kind: string },
  revisionId: string,
): Promise<Material> {
  const revision = await client.revision.findFirstOrThrow({
    where: { id: revisionId, recordId: record.id },
    select: {
      content: true,
      contributors: true,
      transitions: {
        where: { action: 'APPROVE' },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { at: true, actor: { select: { role: true } } },
      },
    },
  })
  await nextTurn()
  const content = storedContent(record.kind, revision.content)
  const material = await materialOf(client, record, content, storedContributors(revision.contributors))
  return { ...material, approved: revision.transitions[0] ?? null }
}

/** The review state of each subject, from the verdicts of the material or from these. */
export const judged = (
  material: Material,
  verdicts: readonly SeenVerdict[] = material.verdicts,
): ReviewedSubject<SeenVerdict>[] =>
  judge(material.subjects, verdicts, material.named, (subject, verdict) =>
    hasLapsed(subject, verdict, material),
  )
