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
   * Refused to members who wrote part of the edition in the making (MAKING), also to those whose proposed corrections it contains (WORDS), or
   * to members who wrote part of the public edition (LIVE).
   */
  notOwnWork: 'MAKING' | 'WORDS' | 'LIVE' | null
  needsReason: boolean
}

/**
 * The one table of the workflow. While a record is in review or approved its draft is closed to writing; RECALL opens it again.
 * The public sees the live edition whatever the working state is.
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
    notOwnWork: 'MAKING',
    needsReason: true,
  },
  APPROVE: {
    from: ['IN_REVIEW'],
    to: 'APPROVED',
    needs: 'giveVerdicts',
    notOwnWork: 'WORDS',
    needsReason: false,
  },
  PUBLISH: {
    from: ['APPROVED'],
    to: 'PUBLISHED',
    needs: 'publish',
    notOwnWork: 'WORDS',
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

/** The facts about one actor and one record that the table needs. */
export type Situation = {
  state: WorkState
  isPublic: boolean
  mayWrite: boolean
  wroteMaking: boolean
  /** True when a correction they proposed was accepted since the public edition. */
  proposedMaking: boolean
  /** True when they made the latest change that lets readers see it, or learn the speaker's name (lib/records/consent). */
  allowedReading: boolean
  wroteLive: boolean
}

/** ROLE and OWN_WORK are `Forbidden`, STATE is `Conflict`. */
export type StepRefusal = { why: 'ROLE' | 'OWN_WORK' | 'STATE'; message: Message }

const isAllowed = (actor: Actor, needs: Permission | 'write', { mayWrite }: Situation) =>
  needs === 'write' ? mayWrite : can(actor, needs)

const closed = (state: WorkState): StepRefusal => ({
  why: 'STATE',
  message: message('review.refusal.state', { state }),
})

/** Why the actor can't take this step now, or null when they can. Commands ask in their transaction; pages ask too. */
export function refusalOf(actor: Actor, action: WorkflowAction, situation: Situation): StepRefusal | null {
  const step: Step = workflow[action]
  if (!isAllowed(actor, step.needs, situation))
    return { why: 'ROLE', message: message('review.refusal.role') }
  if ((step.notOwnWork === 'MAKING' || step.notOwnWork === 'WORDS') && situation.wroteMaking)
    return { why: 'OWN_WORK', message: message('review.refusal.ownWork') }
  if (step.notOwnWork === 'WORDS' && situation.proposedMaking)
    return {
      why: 'OWN_WORK',
      message: message('review.refusal.ownChange'),
    }
  if (action === 'PUBLISH' && situation.allowedReading)
    return {
      why: 'OWN_WORK',
      message: message('review.refusal.ownConsent'),
    }
  if (step.notOwnWork === 'LIVE' && situation.wroteLive)
    return { why: 'OWN_WORK', message: message('review.refusal.ownPublic') }
  if (!step.from.includes(situation.state)) return closed(situation.state)
  if (action === 'WITHDRAW' && !situation.isPublic)
    return { why: 'STATE', message: message('review.refusal.notPublic') }
  return null
}

/** Why the actor can't give verdicts on the submitted revision, or null when they can. */
export function verdictRefusalOf(actor: Actor, situation: Situation): StepRefusal | null {
  if (!can(actor, 'giveVerdicts')) return { why: 'ROLE', message: message('review.refusal.verdictRole') }
  if (situation.wroteMaking) return { why: 'OWN_WORK', message: message('review.refusal.ownCheck') }
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
