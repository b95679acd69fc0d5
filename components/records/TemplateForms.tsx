'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

/** Saves the structure of a draft as a template of its kind. */
export function SaveTemplateForm({ recordId, action }: { recordId: string; action: FormAction }) {
  const t = useTranslations('records.templates')
  const { refusal, taken, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('save')}>
      <form {...form} className="max-w-xl space-y-4">
        <FormRefusal refusal={refusal} />
        <p className="text-quiet">{t('lead')}</p>
        <input type="hidden" name="recordId" value={recordId} />
        <Field label={t('name')} error={refusal?.fields.name} required>
          {(wired) => <Input {...wired} name="name" maxLength={80} />}
        </Field>
        <Button type="submit" look="secondary" disabled={pending}>
          {t('submit')}
        </Button>
        <p role="status" className="empty:hidden">
          {taken && t('saved')}
        </p>
      </form>
    </Disclosure>
  )
}

/** Renames or deletes a template. */
export function TemplateForm({
  template,
  actions,
}: {
  template: { id: string; name: string }
  actions: { rename: FormAction; remove: FormAction }
}) {
  const t = useTranslations('records.templates')
  const renaming = useForm(actions.rename)
  const removing = useForm(actions.remove)
  return (
    <div className="flex flex-wrap items-end gap-3">
      <form {...renaming.form} className="flex items-end gap-2">
        <FormRefusal refusal={renaming.refusal} />
        <input type="hidden" name="id" value={template.id} />
        <Field label={t('nameOf', { name: template.name })} error={renaming.refusal?.fields.name} required>
          {(wired) => <Input {...wired} name="name" maxLength={80} defaultValue={template.name} />}
        </Field>
        <Button type="submit" look="secondary" small disabled={renaming.pending}>
          {t('rename')}
        </Button>
      </form>
      <Disclosure
        summary={t.rich('delete', {
          name: template.name,
          more: (chunks) => <span className="sr-only">{chunks}</span>,
        })}
      >
        <form {...removing.form} className="space-y-3">
          <FormRefusal refusal={removing.refusal} />
          <p>{t('deleteHint')}</p>
          <input type="hidden" name="id" value={template.id} />
          <Button type="submit" look="danger" small disabled={removing.pending}>
            {t('deleteSubmit')}
          </Button>
        </form>
      </Disclosure>
    </div>
  )
}
