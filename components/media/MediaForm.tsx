'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import { Textarea } from '@/components/ui/Textarea'
import type { MediaEntry } from '@/lib/media/queries'
import { directionOf } from '@/lib/text/language'
import { FocusField } from './FocusField'

type Props = { media: MediaEntry; save: FormAction }

const lines = [
  ['caption', 'captionField', 1000],
  ['credit', 'credit', 300],
  ['rights', 'rights', 500],
  ['warning', 'warning', 500],
] as const

/** What is said about a media file: for an image also what it shows, or that it only decorates, and its focal point. */
export function MediaForm({ media, save }: Props) {
  const t = useTranslations('media.entry')
  const { refusal, taken, pending, form } = useForm(save)
  const [language, setLanguage] = useState(media.language)
  const [isDecorative, setIsDecorative] = useState(media.alternative === '')
  const errors = refusal?.fields ?? {}
  const own = { lang: language || undefined, dir: directionOf(language) }
  const { sha256, width, height } = media
  return (
    <form {...form} className="max-w-2xl space-y-5">
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="version" value={media.version} />
      {width !== null && height !== null ? (
        <>
          <Field
            label={t('alternative')}
            hint={t('alternativeHint')}
            id="alternative"
            error={errors.alternative}
          >
            {(wired) => (
              <Textarea
                {...{ ...wired, ...own }}
                name="alternative"
                rows={3}
                maxLength={2000}
                disabled={isDecorative}
                defaultValue={media.alternative ?? ''}
              />
            )}
          </Field>
          <Checkbox
            name="isDecorative"
            label={t('isDecorative')}
            hint={t('isDecorativeHint')}
            checked={isDecorative}
            onChange={({ currentTarget }) => setIsDecorative(currentTarget.checked)}
          />
          <FocusField {...{ sha256, width, height }} x={media.focusX} y={media.focusY} />
        </>
      ) : (
        <>
          <input type="hidden" name="focusX" value={media.focusX} />
          <input type="hidden" name="focusY" value={media.focusY} />
        </>
      )}
      {lines.map(([name, label, most]) => (
        <Field key={name} label={t(label)} hint={t(`${name}Hint`)} id={name} error={errors[name]}>
          {(wired) => (
            <Input {...{ ...wired, ...own }} name={name} maxLength={most} defaultValue={media[name]} />
          )}
        </Field>
      ))}
      <LanguageField
        label={t('language')}
        id="language"
        name="language"
        value={language}
        onChange={setLanguage}
        error={errors.language}
        required
      />
      <div className="flex items-center gap-4">
        <Button type="submit" disabled={pending}>
          {t('save')}
        </Button>
        <p role="status" className="text-quiet">
          {taken && t('saved')}
        </p>
      </div>
    </form>
  )
}
