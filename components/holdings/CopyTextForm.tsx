'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { LanguageField } from '@/components/ui/LanguageField'
import { directionOf } from '@/lib/text'

type Props = {
  id: string
  /** The text that is corrected, with the range that can be edited; null for a copy without text. */
  basis: { id: string; start: number; end: number; text: string; isMachineRead: boolean } | null
  language: string
  action: FormAction
}

/** Corrects a part of the text of a copy, or types its first text. What was typed stays in this browser until it is sent. */
export function CopyTextForm({ id, basis, language, action }: Props) {
  const t = useTranslations('holdings.copyText')
  const { refusal, pending, form } = useForm(action)
  const [chosen, setChosen] = useState(language)
  const errors = refusal?.fields ?? {}
  return (
    <form {...form} className="space-y-4">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="basisId" value={basis?.id ?? ''} />
      <input type="hidden" name="start" value={basis?.start ?? 0} />
      <input type="hidden" name="end" value={basis?.end ?? 0} />
      {basis ? (
        <input type="hidden" name="language" value={language} />
      ) : (
        <LanguageField
          label={t('language')}
          name="language"
          error={errors.language}
          required
          value={chosen}
          onChange={setChosen}
        />
      )}
      <Field label={t('text')} hint={t('hint')} error={errors.text} required>
        {(wired) => (
          <KeptTextarea
            {...wired}
            name="text"
            rows={24}
            keptAs={`copy-text-${id}-${basis?.id ?? ''}-${basis?.start ?? 0}`}
            lang={language}
            dir={directionOf(language)}
            defaultValue={basis?.text ?? ''}
            className="min-h-[60dvh] font-serif text-lg leading-relaxed"
          />
        )}
      </Field>
      {basis?.isMachineRead && <Checkbox name="compared" label={t('compared')} hint={t('comparedHint')} />}
      <Button type="submit" disabled={pending}>
        {t(basis ? 'correct' : 'add')}
      </Button>
    </form>
  )
}
