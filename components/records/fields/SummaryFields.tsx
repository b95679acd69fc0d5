'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/Checkbox'
import { LanguageField } from '@/components/ui/LanguageField'
import { TextField } from '@/components/ui/TextField'
import { useTranslator } from '@/components/ui/use-translator'
import type { RecordContent } from '@/lib/records/schema'
import { isProvisional } from '@/lib/records/slug'
import { directionOf, languageName } from '@/lib/text'

type Summary = Pick<RecordContent, 'language' | 'contentWarning' | 'warningIsNotice' | 'titleIsSupplied'>

type Props = {
  value: Summary
  onChange: (value: Partial<Summary>) => void
  /** Error messages by their path in the whole content ("language"). */
  errors: Readonly<Record<string, string>>
  /** The last part of the page's address. It is changed on the record's overview, and `fixed` once the record was published. */
  slug: { value: string; href: string; fixed: boolean }
}

/** Whether the title was supplied, the language and the content warning of a record, with its address. */
export function SummaryFields({ value, onChange, errors, slug }: Props) {
  const t = useTranslator()
  const words = useTranslations('records')
  const path = `/records/${slug.value}`
  const change = onChange
  const direction = directionOf(value.language)
  return (
    <div className="space-y-5">
      <Checkbox
        label={words('summary.titleIsSupplied')}
        hint={words('summary.titleIsSuppliedHint')}
        checked={value.titleIsSupplied === true}
        onChange={({ target }) => change({ titleIsSupplied: target.checked ? true : undefined })}
      />
      <LanguageField
        label={words('summary.language')}
        id="language"
        required
        error={errors.language}
        hint={words('summary.languageHint', { language: languageName(value.language, t), direction })}
        value={value.language}
        onChange={(language) => change({ language })}
      />
      <TextField
        label={words('summary.contentWarning')}
        id="contentWarning"
        error={errors.contentWarning}
        hint={words('summary.contentWarningHint')}
        language={value.language}
        rows={2}
        value={value.contentWarning ?? ''}
        onChange={(warning) => change({ contentWarning: warning === '' ? null : warning })}
      />
      {value.contentWarning !== null && (
        <Checkbox
          label={words('summary.warningHides')}
          hint={words('summary.warningHidesHint')}
          checked={!value.warningIsNotice}
          onChange={({ target }) => change({ warningIsNotice: target.checked ? undefined : true })}
        />
      )}
      <div>
        <p className="font-medium">{words('slug.label')}</p>
        <p className="text-quiet">
          {slug.fixed
            ? words('slug.fixed', { path })
            : words.rich(isProvisional(slug.value) ? 'slug.unset' : 'slug.open', {
                path,
                change: (chunks) => (
                  <a href={slug.href} className="link">
                    {chunks}
                  </a>
                ),
              })}
        </p>
      </div>
    </div>
  )
}
