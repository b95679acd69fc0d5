'use client'

import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import type { MessageKey } from '@/lib/messages/keys'

/** The most characters of each line. */
const lengths = { caption: 1000, credit: 300, rights: 500, warning: 500 } as const
type Line = keyof typeof lengths

const labels = {
  caption: 'media.entry.captionField',
  credit: 'media.entry.credit',
  rights: 'media.entry.rights',
  warning: 'media.entry.warning',
} as const satisfies Record<Line, MessageKey>

type Props<Name extends Line> = {
  names: readonly Name[]
  values: Readonly<Record<Name, string>>
  language: string
  onChange: (name: Name, text: string) => void
}

/** The lines that a text has of an image or a file: its credit, its rights, and what readers are warned of. */
export function MediaLines<Name extends Line>({ names, values, language, onChange }: Props<Name>) {
  const t = useTranslator()
  return names.map((name) => (
    <Field key={name} label={t(labels[name])} hint={t(`media.entry.${name}Hint`)}>
      {(wired) => (
        <Input
          {...wired}
          lang={language}
          dir="auto"
          maxLength={lengths[name]}
          value={values[name]}
          onChange={({ target }) => onChange(name, target.value)}
        />
      )}
    </Field>
  ))
}
