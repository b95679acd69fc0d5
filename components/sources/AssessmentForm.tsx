'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { credibilities, reliabilities } from '@/lib/sources/assessment/schema'

/** Adds an assessment; earlier ones are kept. The form is empty again once it is saved, because the list shows the assessment. */
export function AssessmentForm({ sourceId, action }: { sourceId: string; action: FormAction }) {
  const t = useTranslator()
  const { refusal, pending, accepted, form } = useForm(action)
  const errors = refusal?.fields ?? {}
  return (
    <Disclosure summary={t('sources.assessment.start')} open={refusal !== null || undefined}>
      <form key={accepted} {...form} className="max-w-3xl space-y-4">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={sourceId} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('sources.assessment.reliability')}
            id="reliability"
            required
            error={errors.reliability}
          >
            {(wired) => (
              <Select
                {...wired}
                name="reliability"
                none={t('sources.assessment.choose')}
                options={reliabilities.map((value) => ({
                  value,
                  label: t('sources.assessment.option', {
                    code: value,
                    label: t(`labels.reliability.${value}`),
                  }),
                }))}
              />
            )}
          </Field>
          <Field
            label={t('sources.assessment.credibility')}
            id="credibility"
            required
            error={errors.credibility}
          >
            {(wired) => (
              <Select
                {...wired}
                name="credibility"
                none={t('sources.assessment.choose')}
                options={credibilities.map((value) => ({
                  value: String(value),
                  label: t('sources.assessment.option', {
                    code: String(value),
                    label: t(`labels.credibility.${value}`),
                  }),
                }))}
              />
            )}
          </Field>
        </div>
        <Field label={t('sources.assessment.reasons')} id="assessment-reason" required error={errors.reason}>
          {(wired) => <Textarea {...wired} name="reason" rows={3} maxLength={2000} />}
        </Field>
        <Button type="submit" look="secondary" disabled={pending}>
          {t('sources.assessment.save')}
        </Button>
      </form>
    </Disclosure>
  )
}
