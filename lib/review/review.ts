import 'server-only'
import { type Actor, can, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { readableAmong } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import type { Message } from '@/lib/messages/message'
import { nextTurn } from '@/lib/workers/turns'
import { withoutClosedCounts } from './findings/closed-copies'
import { type ReviewedContent, reviewedRevision } from './findings/report'
import type { SeenVerdict } from './material'
import { asSeenBy, type SeenSubject } from './verdicts/blind'
import { consentOf, gateProblems, type Problem, problemsOfConsent, problemsOfReport } from './workflow/gate'
import { missingPeople } from './workflow/missing-people'
import { membersWho } from './workflow/others'
import { situationOf, workflowColumns } from './workflow/situation'
import {
  actionsOf,
  refusalOfAcceptance,
  type StepRefusal,
  verdictRefusalOf,
  type WorkflowAction,
} from './workflow/workflow'

export type SeenRevision = Omit<
  ReviewedContent,
  'subjects' | 'consent' | 'contributors' | 'consentContributors' | 'proposed'
> & {
  subjects: SeenSubject<SeenVerdict>[]
}

/**
 * Everything that prevents approval of the revision: missing verdicts and blocking findings, without the number of those about a copy that
 * the actor can't read.
 */
export const problemsOf = ({ subjects, report }: Pick<ReviewedContent, 'subjects' | 'report'>): Problem[] => [
  ...gateProblems(subjects),
  ...problemsOfReport(withoutClosedCounts(report), subjects),
]

/** Those of the copies with which verdicts were given that the actor can't read. One query, or none. */
async function closedCopies(actor: Actor, { subjects }: ReviewedContent): Promise<Set<string>> {
  if (can(actor, 'seeIdentities')) return new Set()
  const verdicts = subjects.flatMap(({ aspects }) => aspects.flatMap(({ history }) => history))
  const ids = verdicts.flatMap(({ holding }) => holding?.id ?? [])
  const readable = await readableAmong(db, actor, ids)
  return new Set(ids.filter((id) => !readable.has(id)))
}

/** Stands for the name of a file that can't be shown: it can be that of a speaker. */
const UNNAMED = '…'

/** The revision as this actor can see it, without the speaker's name, and without the names of files that they can't read. */
async function seenRevision(actor: Actor, reviewed: ReviewedContent): Promise<SeenRevision> {
  const closed = await closedCopies(actor, reviewed)
  const shown = <Verdict extends SeenVerdict>(verdict: Verdict): Verdict => {
    const { holding } = verdict
    return holding && closed.has(holding.id)
      ? { ...verdict, holding: { ...holding, filename: UNNAMED } }
      : verdict
  }
  const subjects = asSeenBy(actor, reviewed, reviewed.subjects)
  return {
    content: reviewed.content,
    evidence: reviewed.evidence,
    report: withoutClosedCounts(reviewed.report),
    approved: reviewed.approved,
    subjects:
      closed.size === 0
        ? subjects
        : subjects.map((subject) => ({
            ...subject,
            aspects: subject.aspects.map((aspect) => ({
              ...aspect,
              current: aspect.current && shown(aspect.current),
              counted: aspect.counted.map(shown),
              history: aspect.history.map(shown),
            })),
          })),
  }
}

const member = { select: { id: true, name: true, role: true } } as const
const revisionColumns = { id: true, number: true, message: true, createdAt: true, author: member } as const

type Workflow = Prisma.RecordGetPayload<{ select: typeof workflowColumns }>

const shownLive = ({ id, number, publishedAt, revision }: NonNullable<Workflow['live']>) => ({
  ...{ id, number, publishedAt },
  revision: { number: revision.number },
})

export type Review = {
  record: Pick<Workflow, 'id' | 'kind' | 'slug' | 'state' | 'editions'> & {
    live: ReturnType<typeof shownLive> | null
  }
  /** The last submitted revision; null when there is none. */
  revision: Prisma.RevisionGetPayload<{ select: typeof revisionColumns }> | null
  /** True when that revision is under review; else it is history. */
  isUnderReview: boolean
  /** As this actor can see it: the first reviewer's verdicts are hidden from possible second reviewers. */
  reviewed: SeenRevision | null
  /** The open problems of the gate, in the order of the page. */
  problems: Problem[]
  /** Reasons why the speaker's consent doesn't allow publishing today. */
  consentProblems: Problem[]
  /** The steps that no member could take with the revision under review. */
  missing: Message[]
  actions: WorkflowAction[]
  /** The reason why this actor can't give verdicts now; null when they can. */
  verdictRefusal: StepRefusal | null
  /** True when they can accept corrections that others propose. */
  mayAccept: boolean
}

/**
 * A record with its last submitted revision, the review state of each subject, and the steps open to this actor. `NotFound` when they can't
 * see it. The number of queries doesn't depend on the number of subjects.
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
  await nextTurn()
  const situation = situationOf(actor, found)
  const { submitted, transitions, submittedId, id: _, ...columns } = found
  const { kind, slug, state, live, editions } = columns
  const record = { id, kind, slug, state, live: live && shownLive(live), editions }
  const revision = submitted ?? transitions[0]?.revision ?? null
  const reviewed = revision && (await reviewedRevision(db, actor, record, revision.id))
  return {
    record,
    revision,
    isUnderReview: submittedId !== null,
    reviewed: reviewed && (await seenRevision(actor, reviewed)),
    problems: reviewed ? problemsOf(reviewed) : [],
    missing:
      reviewed && submittedId !== null
        ? missingPeople(await membersWho(db, 'giveVerdicts'), found, reviewed)
        : [],
    consentProblems: problemsOfConsent(reviewed ? reviewed.consent : await consentOf(db, record)),
    actions: actionsOf(actor, situation),
    verdictRefusal: verdictRefusalOf(actor, situation),
    mayAccept: refusalOfAcceptance(situation) === null,
  }
}
