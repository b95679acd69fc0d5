import { When } from '@/components/desk/When'
import { useTranslator } from '@/components/ui/use-translator'
import type { WorkState } from '@/lib/generated/prisma/enums'

type Step = {
  id: string
  toState: WorkState
  reason: string
  at: Date
  actor: { name: string }
  revision: { number: number } | null
}

/** The steps that a record took, newest first: who, when and why. */
export function RecordHistory({ steps }: { steps: readonly Step[] }) {
  const t = useTranslator()
  if (steps.length === 0) return <p className="text-quiet">It has not been submitted yet.</p>
  return (
    <ol className="space-y-3">
      {steps.map((step) => (
        <li key={step.id}>
          <p>
            <span className="font-medium">{t(`labels.workState.${step.toState}`)}</span>
            {step.revision && `, revision ${step.revision.number}`} · {step.actor.name} ·{' '}
            <span className="text-quiet">
              <When at={step.at} />
            </span>
          </p>
          {step.reason && (
            <p className="mt-1 border-s-2 border-edge ps-3 whitespace-pre-wrap">{step.reason}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
