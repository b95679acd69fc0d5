import { type Actor, can, type Permission } from '@/lib/access'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { writableStates } from '@/lib/records/state'

export type WorkflowAction = 'SUBMIT' | 'RECALL' | 'RETURN' | 'APPROVE' | 'PUBLISH' | 'WITHDRAW'

type Step = {
  from: readonly WorkState[]
  to: WorkState
  /** `write`: members who can write this draft (access.ts#mayWrite). */
  needs: Permission | 'write'
  /**
   * Refused to members who contributed to the text of the next edition (TEXT), also to those who contributed to its address or let readers
   * see it (ALL), or to members who contributed to the public edition (LIVE).
   */
  notOwnWork: 'TEXT' | 'ALL' | 'LIVE' | null
  needsReason: boolean
}

/**
 * The one table of the workflow. While a record is in review or approved its draft is closed to writing; RECALL opens it again.
 * The public sees the live edition in every working state.
 */
export const workflow = {
  SUBMIT: {
    from: ['DRAFT', 'RETURNED'],
    to: 'IN_REVIEW',
    needs: 'write',
    notOwnWork: null,
    needsReason: false,
  },
  RECALL: {
    from: ['IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN'],
    to: 'DRAFT',
    needs: 'write',
    notOwnWork: null,
    needsReason: false,
  },
  RETURN: {
    from: ['IN_REVIEW', 'APPROVED'],
    to: 'RETURNED',
    needs: 'giveVerdicts',
    notOwnWork: 'TEXT',
    needsReason: true,
  },
  APPROVE: {
    from: ['IN_REVIEW'],
    to: 'APPROVED',
    needs: 'giveVerdicts',
    notOwnWork: 'TEXT',
    needsReason: false,
  },
  PUBLISH: {
    from: ['APPROVED'],
    to: 'PUBLISHED',
    needs: 'publish',
    notOwnWork: 'ALL',
    needsReason: false,
  },
  WITHDRAW: {
    from: ['DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED'],
    to: 'WITHDRAWN',
    needs: 'publish',
    notOwnWork: 'LIVE',
    needsReason: true,
  },
} as const satisfies Record<WorkflowAction, Step>

export const workflowActions = Object.keys(workflow) as WorkflowAction[]

/** States in which verdicts are given: the submitted revision can't change. */
export const verdictStates: readonly WorkState[] = ['IN_REVIEW', 'APPROVED']

/** The state after each step. CORRECT is the acceptance of a correction under review, which isn't offered as a step of its own. */
export const leadsTo: Readonly<Record<WorkflowAction | 'CORRECT', WorkState>> = {
  SUBMIT: workflow.SUBMIT.to,
  RECALL: workflow.RECALL.to,
  RETURN: workflow.RETURN.to,
  APPROVE: workflow.APPROVE.to,
  PUBLISH: workflow.PUBLISH.to,
  WITHDRAW: workflow.WITHDRAW.to,
  CORRECT: 'IN_REVIEW',
}

/** States in which a proposed correction can be accepted: under review, and while the draft is open. */
const correctableStates: readonly WorkState[] = [...verdictStates, ...writableStates]

/** The parts of a record's text as people name them, in the order of the page. */
export const recordParts = [
  'title',
  'summary',
  'language',
  'contentWarning',
  'fields',
  'body',
  'quotations',
  'citations',
  'timeline',
  'figures',
  'people',
] as const
export type RecordPart = (typeof recordParts)[number]

/** The facts about one actor and one record that the table needs. */
export type Situation = {
  state: WorkState
  isPublic: boolean
  mayWrite: boolean
  /** The parts of the text in the making that contain content of theirs. */
  ownText: readonly RecordPart[]
  /** True when they contributed to the wording and the sources of every subject, so that they can't give any verdict. */
  ownSubjects: boolean
  /** True when they chose its address. */
  ownAddress: boolean
  /** True when they let readers see it, or learn the speaker's name (lib/records/consent). */
  ownConsent: boolean
  /** True when the public edition contains content of theirs. */
  ownLive: boolean
}

/** ROLE and OWN_WORK are `Forbidden`, STATE is `Conflict`. Someone else can take the step that is refused because of own work. */
export type StepRefusal =
  | { why: 'ROLE' | 'STATE'; message: Message }
  | { why: 'OWN_WORK'; step: WorkflowAction | 'JUDGE'; message: Message }

const isAllowed = (actor: Actor, needs: Permission | 'write', { mayWrite }: Situation) =>
  needs === 'write' ? mayWrite : can(actor, needs)

const closed = (state: WorkState): StepRefusal => ({
  why: 'STATE',
  message: state === 'TRASHED' ? message('records.trash.closed') : message('review.refusal.state', { state }),
})

/** Why the actor can't take this step now, or null when they can. Commands ask in their transaction; pages ask too. */
export function refusalOf(actor: Actor, action: WorkflowAction, situation: Situation): StepRefusal | null {
  const step: Step = workflow[action]
  if (!isAllowed(actor, step.needs, situation))
    return { why: 'ROLE', message: message('review.refusal.role') }
  const own = ownWork(step, situation)
  if (own) return { why: 'OWN_WORK', step: action, message: own }
  if (!step.from.includes(situation.state)) return closed(situation.state)
  if (action === 'WITHDRAW' && !situation.isPublic)
    return { why: 'STATE', message: message('review.refusal.notPublic') }
  return null
}

/** Says to which part the actor contributed, where that keeps them from the step. */
function ownWork(
  { notOwnWork }: Step,
  { ownText, ownAddress, ownConsent, ownLive }: Situation,
): Message | null {
  if ((notOwnWork === 'TEXT' || notOwnWork === 'ALL') && ownText.length > 0)
    return message('review.refusal.ownWork', {
      parts: ownText.map((part) => message(`labels.recordPart.${part}`)),
    })
  if (notOwnWork === 'ALL' && ownAddress) return message('review.refusal.ownAddress')
  if (notOwnWork === 'ALL' && ownConsent) return message('review.refusal.ownConsent')
  return notOwnWork === 'LIVE' && ownLive ? message('review.refusal.ownPublic') : null
}

/** Why the actor can't give verdicts on the submitted revision, or null when they can. */
export function verdictRefusalOf(actor: Actor, situation: Situation): StepRefusal | null {
  if (!can(actor, 'giveVerdicts')) return { why: 'ROLE', message: message('review.refusal.verdictRole') }
  if (situation.ownSubjects)
    return { why: 'OWN_WORK', step: 'JUDGE', message: message('review.refusal.ownCheck') }
  return verdictStates.includes(situation.state) ? null : closed(situation.state)
}

/** Why the actor can't accept a correction in this record now, or null when they can. */
export function refusalOfAcceptance({ mayWrite, state }: Situation): StepRefusal | null {
  if (!mayWrite) return { why: 'ROLE', message: message('review.refusal.acceptRole') }
  return correctableStates.includes(state) ? null : closed(state)
}

/** The steps that are only refused to the actor because of their own work, each with the reason. */
export const keptFrom = (actor: Actor, situation: Situation): Message[] =>
  workflowActions.flatMap((action) => {
    const { from }: Step = workflow[action]
    const refusal = from.includes(situation.state) ? refusalOf(actor, action, situation) : null
    return refusal?.why === 'OWN_WORK'
      ? [
          message('review.refusal.keptFrom', {
            step: message(`labels.step.${action}`),
            reason: refusal.message,
          }),
        ]
      : []
  })

/** The steps that the actor can take now, in the order of the table. */
export const actionsOf = (actor: Actor, situation: Situation): WorkflowAction[] =>
  workflowActions.filter((action) => refusalOf(actor, action, situation) === null)
