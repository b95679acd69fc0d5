import type { FormAction } from '@/components/desk/use-form'
import type { ButtonLook } from '@/components/ui/button-look'
import type { WorkState } from '@/lib/generated/prisma/enums'
import type { WorkflowAction } from '@/lib/review/workflow/workflow'

/** The command of each step of the workflow. */
export type StepActions = Record<WorkflowAction, FormAction>

type StepForm = { look: ButtonLook } & (
  | { action: 'SUBMIT'; field: 'message' }
  | { action: 'RETURN' | 'WITHDRAW'; field: 'reason' }
  | { action: 'RECALL' | 'APPROVE' | 'PUBLISH'; field: null }
)

/** The button of each step, and the field beside it, if it has one. */
export const stepForms: { [Action in WorkflowAction]: StepForm } = {
  SUBMIT: { action: 'SUBMIT', field: 'message', look: 'secondary' },
  RECALL: { action: 'RECALL', field: null, look: 'secondary' },
  RETURN: { action: 'RETURN', field: 'reason', look: 'secondary' },
  APPROVE: { action: 'APPROVE', field: null, look: 'primary' },
  PUBLISH: { action: 'PUBLISH', field: null, look: 'primary' },
  WITHDRAW: { action: 'WITHDRAW', field: 'reason', look: 'danger' },
}

/** Steps forward come first; steps back come last. */
export const stepOrder: readonly WorkflowAction[] = [
  'PUBLISH',
  'APPROVE',
  'SUBMIT',
  'RETURN',
  'RECALL',
  'WITHDRAW',
]

export type SeenRecord = { id: string; state: WorkState }

/** The versions on the page: the revision under review, the version of the draft, the public edition. */
export type SeenVersions = { revisionId: string | null; version: number; edition: number | null }

/** What the form of a step sends of the page, so that an outdated page takes no step. */
export const seenValues = (record: SeenRecord, { revisionId, version, edition }: SeenVersions) => ({
  recordId: record.id,
  state: record.state,
  version: String(version),
  ...(revisionId && { revisionId }),
  ...(edition !== null && { edition: String(edition) }),
})
