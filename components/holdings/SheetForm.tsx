'use client'

import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'

/** Says once which printed page a sheet of a PDF is, where the PDF itself doesn't name its pages. */
export function SheetForm({ id, sheets, action }: { id: string; sheets: number; action: FormAction }) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  const errors = refusal?.fields ?? {}
  return (
    <Disclosure summary={t('holdings.sheets.title')} open={refusal !== null || undefined}>
      <form {...form} className="max-w-3xl space-y-4">
        <FormRefusal refusal={refusal} />
        <p className="text-quiet">{t('holdings.sheets.hint')}</p>
        <input type="hidden" name="id" value={id} />
        <div className="flex flex-wrap gap-4">
          <Field label={t('holdings.sheets.sheet')} id="sheet" required error={errors.sheet}>
            {(wired) => <Input {...wired} name="sheet" type="number" min={1} max={sheets} required />}
          </Field>
          <Field label={t('holdings.sheets.page')} id="page" required error={errors.page}>
            {(wired) => <Input {...wired} name="page" type="number" min={1} required />}
          </Field>
        </div>
        <Button type="submit" disabled={pending}>
          {t('holdings.sheets.submit')}
        </Button>
      </form>
    </Disclosure>
  )
}
