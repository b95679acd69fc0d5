import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/LinkButton'
import type { WorkState } from '@/lib/generated/prisma/enums'
import type { Message } from '@/lib/messages/message'
import type { WorkflowAction } from '@/lib/review/workflow/workflow'
import { MissingPeople } from './MissingPeople'
import { StepForm } from './StepForm'
import { type StepActions, stepOrder } from './step-forms'
import { WarningLine, type Warnings } from './WarningLine'

type Props = {
  record: { id: string; state: WorkState }
  /** The signed-in member. */
  memberId: string
  /** The versions on the page: the revision under review, the version of the draft, the public edition. */
  seen: { revisionId: string | null; version: number; edition: number | null }
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
  const values = {
    recordId: record.id,
    state: record.state,
    version: String(seen.version),
    ...(seen.revisionId && { revisionId: seen.revisionId }),
    ...(seen.edition !== null && { edition: String(seen.edition) }),
  }
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
