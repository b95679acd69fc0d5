'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { reportOutcomes } from '@/lib/reports/schema'

/** Answers a report and closes it. */
export function AnswerForm({ reportId, action }: { reportId: string; action: FormAction }) {
  const { refusal, pending, form } = useForm(action)
  const t = useTranslations('reports')
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="max-w-prose space-y-3">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="reportId" value={reportId} />
      <Field label={t('desk.outcome')} error={errors.outcome} required>
        {(wired) => (
          <Select
            {...wired}
            name="outcome"
            none={t('desk.chooseOutcome')}
            options={reportOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('desk.answer')} hint={t('desk.answerHint')} error={errors.answer} required>
        {(wired) => <Textarea {...wired} name="answer" rows={4} />}
      </Field>
      <Field label={t('desk.note')} hint={t('desk.noteHint')} error={errors.note}>
        {(wired) => <Textarea {...wired} name="note" rows={2} />}
      </Field>
      <Button type="submit" disabled={pending}>
        {t('desk.send')}
      </Button>
    </form>
  )
}
