import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import { asSeenBy, type SeenSubject } from './blind'
import { withOwnWords } from './corrections/own-wording'
import { type JudgedContent, judgedRevision } from './findings/report'
import { consentOf, gateProblems, type Problem, problemsOfConsent, problemsOfReport } from './gate'
import type { SeenVerdict } from './material'
import { situationOf, workflowColumns } from './situation'
import {
  actionsOf,
  refusalOfAcceptance,
  type Situation,
  type StepRefusal,
  verdictRefusalOf,
  type WorkflowAction,
} from './workflow'

export type SeenRevision = Omit<JudgedContent, 'subjects' | 'consent'> & {
  subjects: SeenSubject<SeenVerdict>[]
}

/** Everything that keeps the revision from being approved: what the gate misses, and what the checks stop. */
export const problemsOf = ({ subjects, report }: Pick<JudgedContent, 'subjects' | 'report'>): Problem[] => [
  ...gateProblems(subjects),
  ...problemsOfReport(report, subjects),
]

/** The revision as this actor may see it, without the speaker's name. */
const seenRevision = (
  actor: Actor,
  situation: Situation,
  { consent: _, ...judged }: JudgedContent,
): SeenRevision => ({
  ...judged,
  subjects: withOwnWords(actor, judged, asSeenBy(actor, situation, judged.subjects)),
})

const member = { select: { id: true, name: true, role: true } } as const
const revisionColumns = { id: true, number: true, message: true, createdAt: true, author: member } as const

export type Review = {
  record: Pick<
    Prisma.RecordGetPayload<{ select: typeof workflowColumns }>,
    'id' | 'kind' | 'slug' | 'state' | 'live' | 'editions'
  >
  /** What was submitted last; null when nothing was. */
  revision: Prisma.RevisionGetPayload<{ select: typeof revisionColumns }> | null
  /** Whether that revision is judged now; else this is history. */
  isUnderReview: boolean
  /** As this actor may see it: what a first reviewer found is kept from whoever could be the second. */
  judged: SeenRevision | null
  /** What the gate misses, in the order of the page. */
  problems: Problem[]
  /** What keeps the speaker's consent from allowing publication today. */
  consentProblems: Problem[]
  actions: WorkflowAction[]
  /** Why this actor cannot give verdicts now; null when they can. */
  verdictRefusal: StepRefusal | null
  /** Whether they may accept corrections that others propose. */
  mayAccept: boolean
}

/**
 * A record with what was submitted last, each subject judged as it stands now, and what this actor may do. `NotFound` for what they may not
 * see. The number of reads does not grow with the number of subjects.
 */
export async function reviewOf(actor: Actor, recordId: string): Promise<Review> {
  const id = parseId(recordId)
  const found = await db.record.findFirst({
    where: { id, ...visibleTo(actor) },
    select: {
      ...workflowColumns,
      submitted: { select: revisionColumns },
      transitions: {
        where: { action: { in: ['SUBMIT', 'CORRECT'] } },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { revision: { select: revisionColumns } },
      },
    },
  })
  if (!found) throw new NotFound()
  const { submitted, transitions, contributions, acceptances, createdById, submittedId, ...record } = found
  const situation = situationOf(actor, { ...record, contributions, acceptances, createdById })
  const revision = submitted ?? transitions[0]?.revision ?? null
  const judged = revision && (await judgedRevision(db, actor, record, revision.id))
  return {
    record,
    revision,
    isUnderReview: submittedId !== null,
    judged: judged && seenRevision(actor, situation, judged),
    problems: judged ? problemsOf(judged) : [],
    consentProblems: problemsOfConsent(judged ? judged.consent : await consentOf(db, record)),
    actions: actionsOf(actor, situation),
    verdictRefusal: verdictRefusalOf(actor, situation),
    mayAccept: refusalOfAcceptance(situation) === null,
  }
}
