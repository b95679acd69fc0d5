import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { findLanguages, languageFromText } from '@/lib/folding/languages'
import { languageName } from '@/lib/text'
import { Combobox } from './Combobox'
import { Field } from './Field'
import { useTranslator } from './use-translator'

type Props = Omit<ComponentProps<typeof Field>, 'children'> & {
  name?: string
  /** A BCP 47 tag; empty where none is chosen. */
  value: string
  onChange: (value: string) => void
}

/** Chooses a language by its name in any of many languages, or by its tag. Its value is always a BCP 47 tag. */
export function LanguageField({ name, value, onChange, ...field }: Props) {
  const t = useTranslator()
  const text = useTranslations('ui')
  const pickOf = (tag: string) => ({ id: tag, label: languageName(tag, t) })
  const named = (typed: string) => {
    const tag = languageFromText(typed)
    return tag === null ? null : pickOf(tag)
  }
  const search = async (words: string) =>
    findLanguages(words, t).map(({ tag, name }) => ({
      id: tag,
      label: name,
      hint: tag === 'und' ? undefined : tag,
    }))
  return (
    <Field {...field}>
      {(wired) => (
        <Combobox
          {...wired}
          name={name}
          placeholder={text('languageExample')}
          value={value ? pickOf(value) : null}
          onChange={(pick) => onChange(pick?.id ?? '')}
          search={search}
          named={named}
        />
      )}
    </Field>
  )
}
