'use client'

import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { LanguageSelect } from '@/components/ui/LanguageSelect'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import type { RecordContent } from '@/lib/records/schema'
import { directionOf, languageName } from '@/lib/text'

type Summary = Pick<RecordContent, 'title' | 'summary' | 'language' | 'contentWarning'>

type Props = {
  value: Summary
  onChange: (value: Summary) => void
  /** Sentences of `Invalid` by their paths in the whole content ("title"). */
  errors: Readonly<Record<string, string>>
  /** The end of the page's address. It is changed on the record's overview, and stays once the record was published. */
  slug: { value: string; href: string; fixed: boolean }
}

const directions = { ltr: 'left to right', rtl: 'right to left', auto: 'as its letters ask' } as const

/** Title, summary, language and content warning of a record, with its address. */
export function SummaryFields({ value, onChange, errors, slug }: Props) {
  const t = useTranslator()
  const change = (part: Partial<Summary>) => onChange({ ...value, ...part })
  const direction = directionOf(value.language)
  return (
    <div className="space-y-5">
      <Field label="Title" id="title" required error={errors.title}>
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
        label="Summary"
        id="summary"
        required
        error={errors.summary}
        hint="A sentence or two for lists and search: what this is, from whom, of when."
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
        label="Language"
        id="language"
        required
        error={errors.language}
        hint={`${languageName(value.language, t)}, written ${directions[direction]}.`}
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
        label="Content warning"
        id="contentWarning"
        error={errors.contentWarning}
        hint="What a reader should know before opening the page. Left empty, the page opens without one."
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
        <p className="font-medium">Address</p>
        <p className="text-quiet">
          /records/{slug.value}
          {slug.fixed ? ' · it stays, as the record was published' : ' · '}
          {!slug.fixed && (
            <a href={slug.href} className="link">
              Change it
            </a>
          )}
        </p>
      </div>
    </div>
  )
}
