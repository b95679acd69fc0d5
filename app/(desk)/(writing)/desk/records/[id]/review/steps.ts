import type { StepActions } from '@/components/review/steps/step-forms'
import {
  approveAction,
  publishAction,
  recallAction,
  returnAction,
  submitAction,
  withdrawAction,
} from './actions'

/** The command of each step of the workflow. */
export const stepActions: StepActions = {
  SUBMIT: submitAction,
  RECALL: recallAction,
  RETURN: returnAction,
  APPROVE: approveAction,
  PUBLISH: publishAction,
  WITHDRAW: withdrawAction,
}
