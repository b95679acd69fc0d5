'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageSelect } from '@/components/ui/LanguageSelect'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import type { RecordContent } from '@/lib/records/schema'
import { isProvisional } from '@/lib/records/slug'
import { directionOf, languageName } from '@/lib/text'

type Summary = Pick<RecordContent, 'title' | 'summary' | 'language' | 'contentWarning'>

type Props = {
  value: Summary
  onChange: (value: Summary) => void
  /** Error messages by their path in the whole content ("title"). */
  errors: Readonly<Record<string, string>>
  /** The last part of the page's address. It is changed on the record's overview, and `fixed` once the record was published. */
  slug: { value: string; href: string; fixed: boolean }
}

/** Title, summary, language and content warning of a record, with its address. */
export function SummaryFields({ value, onChange, errors, slug }: Props) {
  const t = useTranslator()
  const words = useTranslations('records')
  const path = `/records/${slug.value}`
  const change = (part: Partial<Summary>) => onChange({ ...value, ...part })
  const direction = directionOf(value.language)
  return (
    <div className="space-y-5">
      <Field label={words('summary.title')} id="title" required error={errors.title}>
        {(wired) => (
          <Input
            {...wired}
            lang={value.language}
            dir={direction}
            value={value.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words('summary.summary')}
        id="summary"
        required
        error={errors.summary}
        hint={words('summary.summaryHint')}
      >
        {(wired) => (
          <Textarea
            {...wired}
            rows={3}
            lang={value.language}
            dir={direction}
            value={value.summary}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words('summary.language')}
        id="language"
        required
        error={errors.language}
        hint={words('summary.languageHint', { language: languageName(value.language, t), direction })}
      >
        {(wired) => (
          <LanguageSelect
            {...wired}
            value={value.language}
            onChange={(event) => change({ language: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={words('summary.contentWarning')}
        id="contentWarning"
        error={errors.contentWarning}
        hint={words('summary.contentWarningHint')}
      >
        {(wired) => (
          <Textarea
            {...wired}
            rows={2}
            lang={value.language}
            dir={direction}
            value={value.contentWarning ?? ''}
            onChange={(event) =>
              change({ contentWarning: event.target.value === '' ? null : event.target.value })
            }
          />
        )}
      </Field>
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
