import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/LinkButton'
import type { Message } from '@/lib/messages/message'
import type { WorkflowAction } from '@/lib/review/workflow/workflow'
import { MissingPeople } from './MissingPeople'
import { StepForm } from './StepForm'
import { type SeenRecord, type SeenVersions, type StepActions, seenValues, stepOrder } from './step-forms'
import { WarningLine, type Warnings } from './WarningLine'

type Props = {
  record: SeenRecord
  /** The signed-in member. */
  memberId: string
  seen: SeenVersions
  steps: readonly WorkflowAction[]
  actions: StepActions
  warnings?: Warnings | null
  /** The steps that no member could take, because all who could have contributed. */
  missing?: readonly Message[]
}

/** The steps that are taken on the review page, which shows what they are about. */
const isInReview = (step: WorkflowAction) => step === 'APPROVE' || step === 'PUBLISH' || step === 'RETURN'

/** The steps that this actor can take with the record now, and the way to its review. Renders nothing when there are none. */
export function WorkflowActions({
  record,
  memberId,
  seen,
  steps,
  actions,
  warnings = null,
  missing = [],
}: Props) {
  const t = useTranslations('review.step')
  const shown = stepOrder.filter((step) => steps.includes(step) && !isInReview(step))
  const toReview = steps.some(isInReview)
  if (shown.length === 0 && !toReview) return null
  const values = seenValues(record, seen)
  return (
    <section
      aria-labelledby="next-step"
      className="mb-10 space-y-5 rounded border border-line bg-panel px-5 py-4"
    >
      <h2 id="next-step" className="text-lg font-semibold">
        {t('heading')}
      </h2>
      {warnings && <WarningLine {...warnings} />}
      <MissingPeople missing={missing} before={steps.includes('SUBMIT') ? 'SUBMIT' : 'PUBLISH'} />
      {toReview && <LinkButton href={`/desk/records/${record.id}/review`}>{t('open')}</LinkButton>}
      {shown.map((step) => (
        <div key={step} data-step>
          <StepForm
            step={step}
            seen={values}
            memberId={memberId}
            open={step === shown[0] && step !== 'WITHDRAW'}
            action={actions[step]}
          />
        </div>
      ))}
    </section>
  )
}
