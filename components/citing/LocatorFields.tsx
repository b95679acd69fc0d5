'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { type Locator, locatorLabels } from '@/lib/text/chain'
import { typedLocator } from './typed-locator'

type Props = { locator: Locator | null; onChange: (locator: Locator | null) => void }

/** A locator in a source: its kind and its value, or both typed as in print: "p. 4". An empty value means that none is given. */
export function LocatorFields({ locator, onChange }: Props) {
  const t = useTranslator()
  const [label, setLabel] = useState<Locator['label']>(locator?.label ?? 'page')
  const shown = locator?.label ?? label
  const read = () => {
    const typed = typedLocator(locator?.value ?? '', shown)
    if (!typed || (typed.label === locator?.label && typed.value === locator.value)) return
    setLabel(typed.label)
    onChange(typed)
  }
  return (
    <div className="flex gap-2">
      <Field label={t('citing.locator.kind')} className="w-36">
        {(wired) => (
          <Select
            {...wired}
            value={shown}
            options={locatorLabels.map((known) => ({ value: known, label: t(`labels.locator.${known}`) }))}
            onChange={(event) => {
              const chosen = locatorLabels.find((known) => known === event.target.value)
              if (!chosen) return
              setLabel(chosen)
              if (locator) onChange({ ...locator, label: chosen })
            }}
          />
        )}
      </Field>
      <Field label={t('citing.locator.value')} className="grow">
        {(wired) => (
          <Input
            {...wired}
            maxLength={100}
            value={locator?.value ?? ''}
            placeholder={t('citing.locator.example')}
            onBlur={read}
            onChange={(event) =>
              onChange(event.target.value.trim() ? { label: shown, value: event.target.value } : null)
            }
          />
        )}
      </Field>
    </div>
  )
}
