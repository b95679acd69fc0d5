'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Textarea } from '@/components/ui/Textarea'

/** Moves the records that can be edited now to the passage that was found. */
export function MoveWaitingForm({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations('relocation.passage')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="space-y-3">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" disabled={pending}>
        {t('move')}
      </Button>
    </form>
  )
}

/** Decides that citations stay on the older copy. */
export function KeepInOldCopyForm({ id, action }: { id: string; action: FormAction }) {
  const t = useTranslations('relocation.passage')
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('keep')} open={refusal !== null || undefined}>
      <form {...form} className="max-w-2xl space-y-3">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={id} />
        <Field label={t('keepReason')} id="reason" required error={refusal?.fields.reason}>
          {(wired) => <Textarea {...wired} name="reason" rows={2} maxLength={500} />}
        </Field>
        <Button type="submit" look="secondary" disabled={pending}>
          {t('keepSubmit')}
        </Button>
      </form>
    </Disclosure>
  )
}
