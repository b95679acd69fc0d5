'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageField } from '@/components/ui/LanguageField'
import type { VariantDraft } from './authority-draft'

type Props = {
  variants: VariantDraft[]
  onChange: (variants: VariantDraft[]) => void
  errors: Readonly<Record<string, string>>
}

/** The other names of an entry: former names, other languages and scripts, misspellings. */
export function VariantFields({ variants, onChange, errors }: Props) {
  const t = useTranslations('names.variants')
  const change = (key: string, part: Partial<VariantDraft>) =>
    onChange(variants.map((variant) => (variant.key === key ? { ...variant, ...part } : variant)))
  return (
    <fieldset className="space-y-4">
      <legend className="font-medium">{t('title')}</legend>
      <p className="text-quiet">{t('hint')}</p>
      {variants.map((variant, index) => {
        const path = `variants.${index}`
        const text = (name: 'name' | 'script' | 'usedFrom' | 'usedTo') => ({
          value: variant[name],
          onChange: (event: { target: { value: string } }) =>
            change(variant.key, { [name]: event.target.value }),
        })
        return (
          <fieldset
            key={variant.key}
            className="grid items-end gap-3 border-s-2 border-line ps-4 sm:grid-cols-6"
          >
            <legend className="sr-only">{t('one', { number: index + 1 })}</legend>
            <Field
              label={t('name')}
              id={`${path}.name`}
              error={errors[`${path}.name`]}
              className="sm:col-span-2"
            >
              {(wired) => <Input {...wired} {...text('name')} maxLength={300} />}
            </Field>
            <LanguageField
              label={t('language')}
              id={`${path}.language`}
              error={errors[`${path}.language`]}
              value={variant.language}
              onChange={(language) => change(variant.key, { language })}
            />
            <Field label={t('script')} id={`${path}.script`} error={errors[`${path}.script`]}>
              {(wired) => <Input {...wired} {...text('script')} maxLength={4} placeholder="Latn" />}
            </Field>
            <Field label={t('usedFrom')} id={`${path}.usedFrom`} error={errors[`${path}.usedFrom`]}>
              {(wired) => <Input {...wired} {...text('usedFrom')} placeholder="1991" />}
            </Field>
            <Field label={t('usedUntil')} id={`${path}.usedTo`} error={errors[`${path}.usedTo`]}>
              {(wired) => <Input {...wired} {...text('usedTo')} placeholder="1992-05" />}
            </Field>
            <Button
              look="quiet"
              small
              className="justify-self-start"
              onClick={() => onChange(variants.filter(({ key }) => key !== variant.key))}
            >
              {t.rich('remove', {
                number: index + 1,
                more: (text) => <span className="sr-only">{text}</span>,
              })}
            </Button>
          </fieldset>
        )
      })}
      <Button
        look="secondary"
        small
        onClick={() =>
          onChange([
            ...variants,
            { key: crypto.randomUUID(), name: '', script: '', language: '', usedFrom: '', usedTo: '' },
          ])
        }
      >
        {t('add')}
      </Button>
    </fieldset>
  )
}
