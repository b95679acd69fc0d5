'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'

type StepProps = { recordId: string; action: FormAction; submit: string; hint?: string; danger?: boolean }

/** One step with a record: what it does, and its button. */
function Step({ recordId, action, submit, hint, danger }: StepProps) {
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      {hint && <p className="max-w-prose text-quiet">{hint}</p>}
      <Button type="submit" look={danger ? 'danger' : 'secondary'} disabled={pending}>
        {submit}
      </Button>
    </form>
  )
}

type TrashedProps = {
  recordId: string
  trashed: { name: string; at: Date }
  restore: FormAction
  /** Null for members who can't erase it. */
  erase: FormAction | null
}

/** Says that a record is in the trash, since when and by whom, and offers to restore or erase it. */
export function Trashed({ recordId, trashed: { name, at }, restore, erase }: TrashedProps) {
  const t = useTranslations('records.trash')
  return (
    <div className="mb-8">
      <Alert title={t.rich('inTrash', { name, when: () => <When at={at} /> })}>
        <Step recordId={recordId} action={restore} submit={t('restore')} />
        {erase && (
          <Disclosure summary={t('erase')}>
            <Step recordId={recordId} action={erase} submit={t('eraseSubmit')} hint={t('eraseHint')} danger />
          </Disclosure>
        )}
      </Alert>
    </div>
  )
}

type CopyProps = {
  recordId: string
  /** Null for a kind that can't be duplicated. */
  duplicate: FormAction | null
  /** Null for a record that can't go to the trash. */
  trash: FormAction | null
}

/** Duplicating a record, and moving it to the trash. */
export function CopyAndTrash({ recordId, duplicate, trash }: CopyProps) {
  const t = useTranslations('records')
  return (
    <>
      {duplicate && (
        <Disclosure summary={t('duplicate.open')}>
          <Step
            recordId={recordId}
            action={duplicate}
            submit={t('duplicate.submit')}
            hint={t('duplicate.hint')}
          />
        </Disclosure>
      )}
      {trash && (
        <Disclosure summary={t('trash.title')}>
          <Step recordId={recordId} action={trash} submit={t('trash.submit')} hint={t('trash.hint')} />
        </Disclosure>
      )}
    </>
  )
}
