import { type Actor, can, type Permission } from '@/lib/access'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { writableStates } from '@/lib/records/state'

export type WorkflowAction = 'SUBMIT' | 'RECALL' | 'RETURN' | 'APPROVE' | 'PUBLISH' | 'WITHDRAW'

type Step = {
  from: readonly WorkState[]
  to: WorkState
  /** `write`: whoever may write this draft (access.ts#mayWrite). */
  needs: Permission | 'write'
  /**
   * Refused to whoever wrote in the edition in the making; to them and to those whose proposed words were taken over into it; or to whoever
   * wrote in the one that is public.
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

/** States in which verdicts are given: what was submitted lies still. */
export const verdictStates: readonly WorkState[] = ['IN_REVIEW', 'APPROVED']

/**
 * Where each step leads. CORRECT is a correction that was accepted under review, which gives the record back to its reviewers: it is taken
 * at its place in the text and not offered among the steps.
 */
export const leadsTo: Readonly<Record<WorkflowAction | 'CORRECT', WorkState>> = {
  SUBMIT: workflow.SUBMIT.to,
  RECALL: workflow.RECALL.to,
  RETURN: workflow.RETURN.to,
  APPROVE: workflow.APPROVE.to,
  PUBLISH: workflow.PUBLISH.to,
  WITHDRAW: workflow.WITHDRAW.to,
  CORRECT: 'IN_REVIEW',
}

/** States in which a proposed correction can be accepted: while what was submitted is judged, and while the draft is open. */
const correctableStates: readonly WorkState[] = [...verdictStates, ...writableStates]

/** All that the table asks of one actor before one record. */
export type Situation = {
  state: WorkState
  isPublic: boolean
  mayWrite: boolean
  wroteMaking: boolean
  /** Whether words that they proposed were taken over since the edition that is public. */
  proposedMaking: boolean
  /** Whether it was they who last let readers read it, or learn the speaker's name (lib/records/consent). */
  allowedReading: boolean
  wroteLive: boolean
}

/** ROLE and OWN_WORK are `Forbidden`, STATE is `Conflict`. */
export type StepRefusal = { why: 'ROLE' | 'OWN_WORK' | 'STATE'; message: Message | string }

const holds = (actor: Actor, needs: Permission | 'write', { mayWrite }: Situation) =>
  needs === 'write' ? mayWrite : can(actor, needs)

const closed = (state: WorkState): StepRefusal => ({
  why: 'STATE',
  message: message('review.step.state', { state }),
})

/** Why the actor cannot take this step now, or null when they can. Asked by the commands in their transaction, and by the pages. */
export function refusalOf(actor: Actor, action: WorkflowAction, situation: Situation): StepRefusal | null {
  const step: Step = workflow[action]
  if (!holds(actor, step.needs, situation)) return { why: 'ROLE', message: 'Your role does not allow this.' }
  if ((step.notOwnWork === 'MAKING' || step.notOwnWork === 'WORDS') && situation.wroteMaking)
    return { why: 'OWN_WORK', message: 'You wrote in this edition, so somebody else must do this.' }
  if (step.notOwnWork === 'WORDS' && situation.proposedMaking)
    return {
      why: 'OWN_WORK',
      message: 'Words that you proposed stand in this edition, so somebody else must do this.',
    }
  if (action === 'PUBLISH' && situation.allowedReading)
    return {
      why: 'OWN_WORK',
      message: 'You entered what the speaker allows to be read, so somebody else must publish it.',
    }
  if (step.notOwnWork === 'LIVE' && situation.wroteLive)
    return { why: 'OWN_WORK', message: 'You wrote in the public edition, so somebody else must do this.' }
  if (!step.from.includes(situation.state)) return closed(situation.state)
  if (action === 'WITHDRAW' && !situation.isPublic)
    return { why: 'STATE', message: 'Nothing of this record is public.' }
  return null
}

/** Why the actor cannot give verdicts on what was submitted, or null when they can. */
export function verdictRefusalOf(actor: Actor, situation: Situation): StepRefusal | null {
  if (!can(actor, 'giveVerdicts'))
    return { why: 'ROLE', message: 'Verdicts are given by reviewers and publishers.' }
  if (situation.wroteMaking)
    return { why: 'OWN_WORK', message: 'You wrote in this edition, so somebody else must check it.' }
  return verdictStates.includes(situation.state) ? null : closed(situation.state)
}

/** Why the actor cannot accept a correction in this record now, or null when they can. */
export function refusalOfAcceptance({ mayWrite, state }: Situation): StepRefusal | null {
  if (!mayWrite)
    return { why: 'ROLE', message: 'Corrections are accepted by those who may write this record.' }
  return correctableStates.includes(state) ? null : closed(state)
}

/** The steps that the actor could take now without a part of their own in the record, each with the reason why they can't. */
export const keptFrom = (actor: Actor, situation: Situation): Message[] =>
  workflowActions.flatMap((action) => {
    const { from }: Step = workflow[action]
    const refusal = from.includes(situation.state) ? refusalOf(actor, action, situation) : null
    if (refusal?.why !== 'OWN_WORK') return []
    return message('review.step.refused', {
      step: message(`labels.step.${action}`),
      reason: refusal.message,
    })
  })

/** The steps that the actor can take now, in the order of the table. */
export const actionsOf = (actor: Actor, situation: Situation): WorkflowAction[] =>
  workflowActions.filter((action) => refusalOf(actor, action, situation) === null)
