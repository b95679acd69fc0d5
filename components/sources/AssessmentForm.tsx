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

/** Writes a new assessment; the earlier ones stay. Empty again once it is taken: the list above then shows it. */
export function AssessmentForm({ sourceId, action }: { sourceId: string; action: FormAction }) {
  const t = useTranslator()
  const { refusal, pending, taken, form } = useForm(action)
  const errors = refusal?.fields ?? {}
  return (
    <Disclosure summary="Assess this source" open={refusal !== null || undefined}>
      <form key={String(taken)} {...form} className="max-w-3xl space-y-4">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={sourceId} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="The source" id="reliability" required error={errors.reliability}>
            {(wired) => (
              <Select
                {...wired}
                name="reliability"
                none="Choose"
                options={reliabilities.map((value) => ({
                  value,
                  label: `${value} – ${t(`labels.reliability.${value}`)}`,
                }))}
              />
            )}
          </Field>
          <Field label="What it says" id="credibility" required error={errors.credibility}>
            {(wired) => (
              <Select
                {...wired}
                name="credibility"
                none="Choose"
                options={credibilities.map((value) => ({
                  value: String(value),
                  label: `${value} – ${t(`labels.credibility.${value}`)}`,
                }))}
              />
            )}
          </Field>
        </div>
        <Field label="Reasons" id="assessment-reason" required error={errors.reason}>
          {(wired) => <Textarea {...wired} name="reason" rows={3} maxLength={2000} />}
        </Field>
        <Button type="submit" look="secondary" disabled={pending}>
          Keep the assessment
        </Button>
      </form>
    </Disclosure>
  )
}
