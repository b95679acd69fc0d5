import { useTranslations } from 'next-intl'
import type { FormAction } from '@/components/desk/use-form'
import { LinkButton } from '@/components/ui/LinkButton'
import type { WorkState } from '@/lib/generated/prisma/enums'
import type { Message } from '@/lib/messages/message'
import type { Problem } from '@/lib/review/gate'
import type { WorkflowAction } from '@/lib/review/workflow'
import { MissingPeople } from './MissingPeople'
import { ProblemList } from './ProblemList'
import { StepForm } from './StepForm'

export type StepActions = Record<WorkflowAction, FormAction>

type Props = {
  record: { id: string; state: WorkState }
  /** The signed-in member. */
  memberId: string
  /** The versions on the page: the revision under review, the version of the draft, the public edition. */
  seen: { revisionId: string | null; version: number; edition: number | null }
  steps: readonly WorkflowAction[]
  actions: StepActions
  /** The numbers of open and dismissed warnings of the checks. They don't block a step. */
  warnings?: { open: number; dismissed: number; href: string } | null
  /** The steps that no member could take, because all who could have contributed. */
  missing?: readonly Message[]
  /** The gate, on the page that shows what it is about; without it, approving and publishing are left to the review page. */
  gate?: {
    problems: readonly Problem[]
    consent: readonly Problem[]
    hrefOf: (problem: Problem) => string | null
  }
}

/** Steps forward come first and are open; steps back come last. */
const order: readonly WorkflowAction[] = ['PUBLISH', 'APPROVE', 'SUBMIT', 'RETURN', 'RECALL', 'WITHDRAW']

const gated = (step: WorkflowAction) => step === 'APPROVE' || step === 'PUBLISH' || step === 'RETURN'

/** The steps that this actor can take with the record now. Renders nothing when there are none. */
export function WorkflowActions({
  record,
  memberId,
  seen,
  steps,
  actions,
  warnings = null,
  missing = [],
  gate,
}: Props) {
  const t = useTranslations('review.step')
  const shown = order.filter((step) => steps.includes(step) && (gate || !gated(step)))
  const toReview = !gate && steps.some(gated)
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
      {shown.map((step) => {
        const problems = gate ? missingFor(step, gate) : []
        return problems.length > 0 && gate ? (
          <div key={step} className="space-y-2" data-step>
            <p className="font-medium">{t('blocked', { step, count: problems.length })}</p>
            <ProblemList problems={problems} hrefOf={gate.hrefOf} />
          </div>
        ) : (
          <div key={step} data-step>
            <StepForm
              step={step}
              seen={values}
              memberId={memberId}
              open={step === shown[0] && step !== 'WITHDRAW'}
              action={actions[step]}
            />
          </div>
        )
      })}
    </section>
  )
}

/** Shown before a record is submitted, approved or published, when the checks found warnings. */
function WarningLine({ open, dismissed, href }: NonNullable<Props['warnings']>) {
  const t = useTranslations('review.step')
  if (open + dismissed === 0) return null
  return (
    <p>
      {open === 0 ? (
        t('noWarnings')
      ) : (
        <a href={href} className="link">
          {t('warnings', { count: open })}
        </a>
      )}
      {dismissed > 0 && ` ${t('dismissed', { count: dismissed })}`}
      {open > 0 && <span className="text-quiet"> {t('warningsHint')}</span>}
    </p>
  )
}

function missingFor(step: WorkflowAction, gate: NonNullable<Props['gate']>): readonly Problem[] {
  if (step === 'APPROVE') return gate.problems
  return step === 'PUBLISH' ? [...gate.problems, ...gate.consent] : []
}
