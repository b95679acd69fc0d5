import type { ButtonLook } from '@/components/ui/button-look'
import type { WorkflowAction } from '@/lib/review/workflow'

type StepWords = {
  /** What it does, for those who are about to. */
  tells: string
  /** The field beside the button; null where there is none. */
  field: { name: 'message' | 'reason'; label: string; hint: string } | null
  look: ButtonLook
}

/** How each step of the workflow is offered. */
export const stepWords: Record<WorkflowAction, StepWords> = {
  SUBMIT: {
    tells: 'The draft becomes a revision and is closed until it is reviewed or taken back.',
    field: {
      name: 'message',
      label: 'Message to the reviewers',
      hint: 'What to look at; may be left empty.',
    },
    look: 'secondary',
  },
  RECALL: {
    tells: 'Opens the draft again. What is public stays public, and verdicts stay.',
    field: null,
    look: 'secondary',
  },
  RETURN: {
    tells: 'Opens the draft to its authors, who see your reason and each verdict at its place.',
    field: {
      name: 'reason',
      label: 'What is to be mended',
      hint: 'Needed. The authors read it, and so does whoever reviews the record next.',
    },
    look: 'secondary',
  },
  APPROVE: {
    tells: 'Says that everything is checked. A publisher who did not write in it can then publish it.',
    field: null,
    look: 'primary',
  },
  PUBLISH: {
    tells: 'Readers see it at once. The edition stays citable for ever.',
    field: null,
    look: 'primary',
  },
  WITHDRAW: {
    tells: 'Closes all editions so far. Their addresses keep a page with the date and your reason.',
    field: { name: 'reason', label: 'Reason', hint: 'Needed. Readers see it in place of the record.' },
    look: 'danger',
  },
}
