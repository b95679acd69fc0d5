'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'

type Props = {
  recordId: string
  slug: string
  /** Archive copies that only this record uses. */
  copies: readonly { id: string; sourceId: string; title: string; filename: string }[]
  action: FormAction
}

/** Erases the text of a record for ever, after its address was typed as confirmation. */
export function ErasureForm({ recordId, slug, copies, action }: Props) {
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
