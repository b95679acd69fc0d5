import type { Permission } from '@/lib/access'
import type { WorkState } from '@/lib/generated/prisma/enums'

export type WorkflowAction = 'SUBMIT' | 'RECALL' | 'RETURN' | 'APPROVE' | 'PUBLISH' | 'WITHDRAW'

type Transition = {
  from: readonly WorkState[]
  to: WorkState
  /** `write`: whoever may write this draft (access.ts#mayWrite). */
  needs: Permission | 'write'
  /** Refused to whoever contributed to the edition in the making (or, for WITHDRAW, to the live one). */
  notOwnWork: boolean
  needsReason: boolean
  label: string
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
    notOwnWork: false,
    needsReason: false,
    label: 'Submit for review',
  },
  RECALL: {
    from: ['IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN'],
    to: 'DRAFT',
    needs: 'write',
    notOwnWork: false,
    needsReason: false,
    label: 'Take back to edit',
  },
  RETURN: {
    from: ['IN_REVIEW', 'APPROVED'],
    to: 'RETURNED',
    needs: 'giveVerdicts',
    notOwnWork: true,
    needsReason: true,
    label: 'Return to the author',
  },
  APPROVE: {
    from: ['IN_REVIEW'],
    to: 'APPROVED',
    needs: 'giveVerdicts',
    notOwnWork: true,
    needsReason: false,
    label: 'Approve',
  },
  PUBLISH: {
    from: ['APPROVED'],
    to: 'PUBLISHED',
    needs: 'publish',
    notOwnWork: true,
    needsReason: false,
    label: 'Publish',
  },
  WITHDRAW: {
    from: ['DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED'],
    to: 'WITHDRAWN',
    needs: 'publish',
    notOwnWork: true,
    needsReason: true,
    label: 'Withdraw from the archive',
  },
} as const satisfies Record<WorkflowAction, Transition>

/** The actions that the state allows; who may take them is asked of the actor. */
export const actionsFrom = (state: WorkState): WorkflowAction[] =>
  (Object.keys(workflow) as WorkflowAction[]).filter((action) =>
    (workflow[action].from as readonly WorkState[]).includes(state),
  )
