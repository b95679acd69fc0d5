'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Link } from '@/components/ui/Link'

type Props = {
  recordId: string
  tags: readonly string[]
  /** Tags that other records have, offered while one types. */
  known: readonly string[]
  action: FormAction
}

/** The tags of a record as links to the records that have them, and a form that adds and removes them. */
export function TagForms({ recordId, tags, known, action }: Props) {
  const t = useTranslations('records.tags')
  const { refusal, pending, form } = useForm(action)
  return (
    <div className="space-y-3">
      {tags.length === 0 && <p className="text-quiet">{t('none')}</p>}
      <form {...form} className="max-w-xl space-y-3">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="recordId" value={recordId} />
        {tags.length > 0 && (
          <ul className="flex flex-wrap gap-2">
            {tags.map((tag) => (
              <li key={tag} className="inline-flex items-center gap-1 rounded border border-line ps-2">
                <Link href={`/desk/records?${new URLSearchParams({ tag })}`} className="link">
                  <bdi>{tag}</bdi>
                </Link>
                <Button type="submit" name="remove" value={tag} look="quiet" small disabled={pending}>
                  {t.rich('remove', {
                    tag,
                    of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
                  })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Field label={t('add')} id="add" hint={t('addHint')} error={refusal?.fields.add}>
          {(wired) => (
            <Input
              {...wired}
              key={tags.join()}
              name="add"
              maxLength={500}
              list="known-tags"
              autoComplete="off"
            />
          )}
        </Field>
        <datalist id="known-tags">
          {known.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button type="submit" look="secondary" disabled={pending}>
          {t('submit')}
        </Button>
      </form>
    </div>
  )
}
