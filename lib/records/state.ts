import type { WorkState } from '@/lib/generated/prisma/enums'

/** The states in which a draft may be written; in all others it is closed until somebody takes it back (workflow RECALL). */
export const writableStates: readonly WorkState[] = ['DRAFT', 'RETURNED']

/** Working states in words, as the desk shows them. */
export const stateLabels: Record<WorkState, string> = {
  DRAFT: 'Draft',
  IN_REVIEW: 'In review',
  RETURNED: 'Returned',
  APPROVED: 'Approved',
  PUBLISHED: 'Published',
  WITHDRAWN: 'Withdrawn',
  ERASED: 'Erased',
}

/** Why a draft in this state cannot be written, and what to do. */
export const closedBecause = (state: WorkState) =>
  `This record is ${stateLabels[state].toLowerCase()}: its draft is closed until somebody takes it back to edit.`
