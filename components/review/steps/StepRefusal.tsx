'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'

type Props = {
  refusal: Refusal | null
  /** The step's own field, which shows its error itself; null when it has none. */
  field: string | null
  recordId: string
}

/** Why a step was refused: what the record lacks, or that it has changed, with a button to show the current page. */
export function StepRefusal({ refusal, field, recordId }: Props) {
  const router = useRouter()
  const t = useTranslations('review')
  if (!refusal) return null
  const faults = Object.entries(refusal.fields)
  const missing = faults.filter(([name]) => name !== field)
  if (faults.length > missing.length) return <Alert tone="error" title={t('problem')} />
  if (missing.length > 0)
    return (
      <Alert tone="error" title={t('step.notReady')}>
        <ul className="list-disc space-y-1 ps-5">
          {missing.map(([name, message]) => (
            <li key={name}>{message}</li>
          ))}
        </ul>
        <p>
          <a href={`/desk/records/${recordId}/edit`} className="link">
            {t('step.goToText')}
          </a>
        </p>
      </Alert>
    )
  return (
    <>
      <FormRefusal refusal={refusal} />
      {refusal.current !== undefined && (
        <Button look="secondary" small onClick={() => router.refresh()}>
          {t('showCurrent')}
        </Button>
      )}
    </>
  )
}
