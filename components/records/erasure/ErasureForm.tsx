'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { isMasked, type RemainPlace, remainKey } from '@/lib/editions/erasure/schema'
import { remainHref } from './remain-href'

type Props = {
  recordId: string
  slug: string
  /** Archive copies that only this record uses. */
  copies: readonly { id: string; sourceId: string; title: string; filename: string }[]
  /** Signed consent forms of the testimony. */
  forms: readonly { id: string; filename: string }[]
  /** Places outside of the record that have the speaker's name. */
  remains: readonly (RemainPlace & { title: string; excerpts: readonly string[]; isFull: boolean })[]
  action: FormAction
}

/** Erases the text of a record for ever, after its address was typed as confirmation. */
export function ErasureForm({ recordId, slug, copies, forms, remains, action }: Props) {
  const t = useTranslations('records.erasure')
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('open')} open={refusal !== null || undefined}>
      <form {...form} className="max-w-2xl space-y-5">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="recordId" value={recordId} />
        <p>{t('hint')}</p>
        {copies.length > 0 && (
          <div>
            <Checkbox name="copies" value="yes" label={t('copies', { count: copies.length })} />
            <ul className="mt-1 ps-7 text-quiet">
              {copies.map(({ id, sourceId, title, filename }) => (
                <li key={id}>
                  {t.rich('copy', {
                    filename,
                    title,
                    copy: (chunks) => (
                      <a href={`/desk/sources/${sourceId}/holdings/${id}`} className="link">
                        {chunks}
                      </a>
                    ),
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {forms.length > 0 && (
          <div>
            <Checkbox name="forms" value="yes" label={t('forms', { count: forms.length })} />
            <ul className="mt-1 ps-7 text-quiet">
              {forms.map(({ id, filename }) => (
                <li key={id}>{filename}</li>
              ))}
            </ul>
          </div>
        )}
        {remains.length > 0 && (
          <fieldset className="space-y-2">
            <legend className="font-medium">{t('remains')}</legend>
            <p className="text-quiet">{t('remainsHint')}</p>
            <p className="text-quiet">{t('notSearched')}</p>
            {remains
              .filter(({ kind }) => isMasked(kind))
              .map((remain) => (
                <div key={remainKey(remain)}>
                  <Checkbox
                    name="names"
                    value={remainKey(remain)}
                    defaultChecked={remain.isFull}
                    label={t('remain', { kind: remain.kind, title: remain.title })}
                  />
                  <Excerpts {...remain} />
                </div>
              ))}
            {remains.some(({ kind }) => !isMasked(kind)) && <p>{t('remainsLeft')}</p>}
            {remains
              .filter(({ kind }) => !isMasked(kind))
              .map((remain) => (
                <div key={remainKey(remain)}>
                  <a href={remainHref(remain)} className="link">
                    {t('remain', { kind: remain.kind, title: remain.title })}
                  </a>
                  <Excerpts {...remain} />
                </div>
              ))}
          </fieldset>
        )}
        <Checkbox name="address" value="yes" label={t('address', { slug })} />
        <Field
          label={t('confirm')}
          id="confirm"
          hint={t('confirmHint', { slug })}
          error={refusal?.fields.confirm}
        >
          {(wired) => (
            <Input {...wired} name="confirm" autoComplete="off" spellCheck={false} className="max-w-lg" />
          )}
        </Field>
        <Button type="submit" look="danger" disabled={pending}>
          {t('submit')}
        </Button>
      </form>
    </Disclosure>
  )
}

const Excerpts = ({ excerpts }: { excerpts: readonly string[] }) => (
  <ul className="ps-7 text-quiet">
    {excerpts.map((excerpt) => (
      <li key={excerpt}>{excerpt}</li>
    ))}
  </ul>
)
