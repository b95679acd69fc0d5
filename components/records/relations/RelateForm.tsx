'use client'

import { useState } from 'react'
import { searchRecords } from '@/components/api/records'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import { recordRelationTypes } from '@/lib/records/relation-types'

/** States a relation of this record to another one. */
export function RelateForm({ recordId, action }: { recordId: string; action: FormAction }) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const [other, setOther] = useState<Pick | null>(null)
  const search = async (words: string, signal: AbortSignal): Promise<Pick[]> =>
    (await searchRecords(words, signal))
      .filter(({ id }) => id !== recordId)
      .map(({ id, title, kind }) => ({ id, label: title, hint: t(kindLabel(kind)) }))
  return (
    <form {...form} className="max-w-3xl space-y-4">
      <p className="text-quiet">{t('records.relations.lead')}</p>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <div className="grid gap-4 sm:grid-cols-[14rem_1fr]">
        <Field label={t('records.relations.type')} id="relation-type" error={refusal?.fields.type}>
          {(wired) => (
            <Select
              {...wired}
              name="type"
              options={recordRelationTypes.map((value) => ({
                value,
                label: t(`labels.recordRelation.${value}`),
              }))}
            />
          )}
        </Field>
        <Field label={t('records.relations.other')} id="relation-other" error={refusal?.fields.toId}>
          {(wired) => <Combobox {...wired} name="toId" value={other} onChange={setOther} search={search} />}
        </Field>
      </div>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('records.relations.add')}
      </Button>
    </form>
  )
}
