'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'

type Translation = { tag: string; name: string; confirmed: { by: string; at: Date } | null }
type Props = {
  version: number
  translations: readonly Translation[]
  confirm: FormAction
  remove: FormAction
}

/** The offered languages that were translated by machine, each with who confirmed it, and a button to confirm it or take that back. */
export function LanguagesForm({ version, translations, confirm, remove }: Props) {
  const t = useTranslations('settings.translations')
  return (
    <>
      <p className="text-quiet">{t('hint')}</p>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {translations.map((translation) => (
          <li key={translation.tag} className="py-3">
            <LanguageRow
              version={version}
              translation={translation}
              action={translation.confirmed ? remove : confirm}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

type RowProps = { version: number; translation: Translation; action: FormAction }

function LanguageRow({ version, translation: { tag, name, confirmed }, action }: RowProps) {
  const t = useTranslations('settings.translations')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="language" value={tag} />
      <p>
        <span className="font-medium">{name}</span>
        <span className="block text-quiet">
          {confirmed ? t('confirmed', { name: confirmed.by, at: confirmed.at }) : t('machine')}
        </span>
      </p>
      <Button type="submit" look="secondary" small disabled={pending}>
        {t(confirmed ? 'remove' : 'confirm', { language: name })}
      </Button>
    </form>
  )
}
