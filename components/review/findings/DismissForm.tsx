'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { dismiss, takeBack } from '@/components/api/findings'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import type { SeenFindings } from '@/lib/review/findings/schema'

type Props = {
  recordId: string
  findingKey: string
  /** Receives the new findings; by default the page is refreshed. */
  onDone?: (findings: SeenFindings) => void
}

function useTaken(onDone: Props['onDone']) {
  const router = useRouter()
  return (findings: SeenFindings) => (onDone ? onDone(findings) : router.refresh())
}

/** Dismisses a warning, with a reason that everyone who works on the record sees. Keeps what was typed when it is refused. */
export function DismissForm({ recordId, findingKey, onDone }: Props) {
  const t = useTranslations('review.checks')
  const take = useTaken(onDone)
  const id = useId()
  const { refusal, pending, form } = useForm(async (_, data) => {
    const answer = await dismiss(recordId, findingKey, String(data.get('reason') ?? ''))
    if ('refusal' in answer) return answer.refusal
    take(answer.done)
    return null
  })
  return (
    <Disclosure summary={t('dismiss')}>
      <form {...form} className="space-y-2" aria-label={t('dismissForm')}>
        {refusal && !refusal.fields.reason && <FormRefusal refusal={refusal} />}
        <Field label={t('dismissReason')} hint={t('dismissHint')} id={id} error={refusal?.fields.reason}>
          {(wired) => (
            <KeptTextarea
              {...wired}
              keptAs={`dismissal-${recordId}-${findingKey}`}
              name="reason"
              rows={2}
              maxLength={1000}
            />
          )}
        </Field>
        <Button type="submit" look="secondary" small disabled={pending}>
          {t('dismissSubmit')}
        </Button>
      </form>
    </Disclosure>
  )
}

/** Undoes a dismissal. */
export function UndoDismissalForm({ recordId, findingKey, onDone }: Props) {
  const t = useTranslations('review.checks')
  const take = useTaken(onDone)
  const { refusal, pending, form } = useForm(async () => {
    const answer = await takeBack(recordId, findingKey)
    if ('refusal' in answer) return answer.refusal
    take(answer.done)
    return null
  })
  return (
    <form {...form} className="mt-1 space-y-2">
      <FormRefusal refusal={refusal} />
      <Button type="submit" look="quiet" small disabled={pending}>
        {t.rich('undo', {
          of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
        })}
      </Button>
    </form>
  )
}
