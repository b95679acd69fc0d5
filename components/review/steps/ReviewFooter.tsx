import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Problem } from '@/lib/review/workflow/gate'
import type { WorkflowAction } from '@/lib/review/workflow/workflow'
import { UnsavedVerdicts } from '../verdicts/UnsavedVerdicts'
import { ProblemList } from './ProblemList'
import { StepForm } from './StepForm'
import { type SeenRecord, type SeenVersions, type StepActions, seenValues, stepOrder } from './step-forms'
import { WarningLine } from './WarningLine'

type Props = {
  record: SeenRecord
  /** The signed-in member. */
  memberId: string
  seen: SeenVersions
  steps: readonly WorkflowAction[]
  actions: StepActions
  warnings: { open: number; dismissed: number; href: string }
  problems: readonly Problem[]
  consent: readonly Problem[]
  hrefOf: (problem: Problem) => string | null
  /** How much is checked. */
  progress: ReactNode
  /** True for a member who can give verdicts now. */
  mayJudge: boolean
}

const isForward = (step: WorkflowAction) => step === 'APPROVE' || step === 'PUBLISH' || step === 'SUBMIT'

const hints = [
  { keys: 'v', outcome: 'VERIFIED' },
  { keys: 'f', outcome: 'FAILED_VERIFICATION' },
  { keys: 'w', outcome: 'NEEDS_ORIGINAL' },
] as const

/** What is always in sight during a review: verdicts that weren't saved, what is left, and the steps that this member can take. */
export function ReviewFooter(props: Props) {
  const { record, memberId, seen, steps, actions, warnings, progress, mayJudge } = props
  const t = useTranslations('review')
  const label = useTranslations('labels')
  const shown = stepOrder.filter((step) => steps.includes(step))
  const values = seenValues(record, seen)
  return (
    <footer className="review-footer">
      <UnsavedVerdicts />
      <div className="review-progress">
        {progress}
        <WarningLine {...warnings} />
      </div>
      {mayJudge && (
        <p className="review-hints">
          {hints.map(({ keys, outcome }) => (
            <span key={keys}>
              <kbd>{keys}</kbd> {label(`outcome.${outcome}`)}
            </span>
          ))}
          <span>
            <kbd>j</kbd> {t('window.nextItem')}
          </span>
          <span>
            <kbd>?</kbd> {t('window.allKeys')}
          </span>
        </p>
      )}
      {shown.length > 0 && (
        <section aria-labelledby="next-step" className="review-steps">
          <h2 id="next-step" className="sr-only">
            {t('step.heading')}
          </h2>
          {shown
            .filter((step) => !isForward(step))
            .map((step) => (
              <details key={step} name="review-step" data-step="back" className="review-more">
                <summary>{t('step.more', { step: label(`step.${step}`) })}</summary>
                <div className="review-popup">
                  <StepForm step={step} seen={values} memberId={memberId} open action={actions[step]} />
                </div>
              </details>
            ))}
          {shown.filter(isForward).map((step) => (
            <div key={step} data-step="forward">
              <Forward {...props} step={step} values={values} />
            </div>
          ))}
        </section>
      )}
    </footer>
  )
}

type ForwardProps = Props & { step: WorkflowAction; values: Record<string, string> & { recordId: string } }

/** A step forward: its button, or what prevents it, with links to the items. */
function Forward({ step, values, problems, consent, hrefOf, memberId, actions }: ForwardProps) {
  const t = useTranslations('review.step')
  const label = useTranslations('labels')
  const found = step === 'SUBMIT' ? [] : step === 'PUBLISH' ? [...problems, ...consent] : problems
  if (found.length === 0 && step !== 'SUBMIT')
    return <StepForm step={step} seen={values} memberId={memberId} open isCompact action={actions[step]} />
  return (
    <details name="review-step" className="review-more">
      <summary>
        {found.length > 0
          ? t('blocked', { step, count: found.length })
          : t('more', { step: label(`step.${step}`) })}
      </summary>
      <div className="review-popup">
        {found.length > 0 ? (
          <ProblemList problems={found} hrefOf={hrefOf} />
        ) : (
          <StepForm step={step} seen={values} memberId={memberId} open action={actions[step]} />
        )}
      </div>
    </details>
  )
}
