'use client'

import { useState } from 'react'
import { searchSources } from '@/components/api/sources'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { relationTypes } from '@/lib/sources/schema'

const search = async (words: string, signal: AbortSignal): Promise<Pick[]> =>
  (await searchSources(words, signal)).map(({ id, title, label }) => ({ id, label: title, hint: label }))

/** Adds a relation of this source to another one. */
export function RelationForm({ sourceId, action }: { sourceId: string; action: FormAction }) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const [other, setOther] = useState<Pick | null>(null)
  return (
    <form {...form} className="max-w-3xl space-y-4">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={sourceId} />
      <div className="grid gap-4 sm:grid-cols-[14rem_1fr]">
        <Field label={t('sources.relations.type')} id="type" error={refusal?.fields.type}>
          {(wired) => (
            <Select
              {...wired}
              name="type"
              options={relationTypes.map((value) => ({ value, label: t(`labels.relation.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('sources.relations.other')} id="toId" error={refusal?.fields.toId}>
          {(wired) => <Combobox {...wired} name="toId" value={other} onChange={setOther} search={search} />}
        </Field>
      </div>
      <Field label={t('sources.relations.note')} id="relation-note" error={refusal?.fields.note}>
        {(wired) => <Input {...wired} name="note" maxLength={2000} />}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('sources.relations.add')}
      </Button>
    </form>
  )
}
