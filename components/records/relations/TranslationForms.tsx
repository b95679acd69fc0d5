'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { StartTranslationForm } from '@/components/translating/StartTranslationForm'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LinkButton } from '@/components/ui/LinkButton'
import { useTranslator } from '@/components/ui/use-translator'
import { languageName } from '@/lib/text/language'

type Linked = { id: string; title: string; language: string }
type Props = {
  recordId: string
  original: Linked | null
  translations: readonly Linked[]
  /** Null for members who can't publish. */
  actions: { link: FormAction; unlink: FormAction } | null
  /** Null where no translation can be started from this record. */
  start: FormAction | null
}

const linkTo = (id: string) => (chunks: ReactNode) => (
  <Link href={`/desk/records/${id}`} className="link">
    {chunks}
  </Link>
)

/** The original or the translations of a record, and a form that links it with its original or removes that link. */
export function TranslationForms({ recordId, original, translations, actions, start }: Props) {
  const t = useTranslations('records.translations')
  const translate = useTranslator()
  const valuesOf = (linked: Linked) => ({
    title: linked.title,
    language: languageName(linked.language, translate),
    record: linkTo(linked.id),
  })
  return (
    <div className="space-y-4">
      {original && <p>{t.rich('isTranslationOf', valuesOf(original))}</p>}
      {original && (
        <LinkButton small href={`/desk/records/${recordId}/edit`}>
          {t('beside')}
        </LinkButton>
      )}
      {translations.length > 0 && (
        <ul aria-label={t('list')} className="list-disc ps-5">
          {translations.map((translation) => (
            <li key={translation.id}>{t.rich('translation', valuesOf(translation))}</li>
          ))}
        </ul>
      )}
      {!original && translations.length === 0 && <p className="text-quiet">{t('none')}</p>}
      {start && <StartTranslationForm recordId={recordId} action={start} />}
      {actions && original && <UnlinkForm recordId={recordId} action={actions.unlink} />}
      {actions && !original && translations.length === 0 && (
        <LinkForm recordId={recordId} action={actions.link} />
      )}
    </div>
  )
}

type FormProps = { recordId: string; action: FormAction }

function LinkForm({ recordId, action }: FormProps) {
  const t = useTranslations('records.translations')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form} className="max-w-xl space-y-4">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <Field label={t('original')} id="original" hint={t('originalHint')} error={refusal?.fields.original}>
        {(wired) => <Input {...wired} name="original" maxLength={500} spellCheck={false} />}
      </Field>
      <Button type="submit" look="secondary" disabled={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}

function UnlinkForm({ recordId, action }: FormProps) {
  const t = useTranslations('records.translations')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <Button type="submit" look="secondary" disabled={pending}>
        {t('unlink')}
      </Button>
    </form>
  )
}
