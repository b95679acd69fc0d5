import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'

type Step = {
  id: string
  toState: WorkState
  reason: string
  at: Date
  actor: { id: string; name: string }
  revision: { number: number } | null
}

/** The workflow steps of a record, newest first: who, when and why. */
export function RecordHistory({ steps }: { steps: readonly Step[] }) {
  const t = useTranslator()
  const words = useTranslations('records.overview')
  if (steps.length === 0) return <p className="text-quiet">{words('notSubmitted')}</p>
  return (
    <ol className="space-y-3">
      {steps.map((step) => (
        <li key={step.id}>
          <p>
            {words.rich('step', {
              state: t(`labels.workState.${step.toState}`),
              hasRevision: step.revision ? 'yes' : 'no',
              revision: step.revision?.number ?? 0,
              name: step.actor.name,
              b: (chunks) => <span className="font-medium">{chunks}</span>,
              when: () => (
                <span className="text-quiet">
                  <When at={step.at} />
                </span>
              ),
            })}
            <AfterReset memberId={step.actor.id} at={step.at} />
          </p>
          {step.reason && (
            <p className="mt-1 border-s-2 border-edge ps-3 whitespace-pre-wrap">{step.reason}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
