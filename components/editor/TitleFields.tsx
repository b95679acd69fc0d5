'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { FieldError } from '@/components/ui/Field'
import { directionOf } from '@/lib/text'

type Values = { title: string; summary: string; language: string }

type Props = {
  value: Values
  onChange: (value: Partial<Values>) => void
  errors: Readonly<Record<string, string>>
  disabled: boolean
  /** True in a record that has just been added: its first empty field has the focus, so that one types on. */
  isNew: boolean
  /** Moves to the text, from the last of the two. */
  onLeave: () => void
}

const look =
  'block w-full resize-none field-sizing-content bg-transparent placeholder:text-quiet disabled:text-ink focus-visible:outline-1 focus-visible:outline-offset-4 focus-visible:outline-line'

/** Title and summary above the text, written like the text: Enter goes on to the next. */
export function TitleFields({ value, onChange, errors, disabled, isNew, onLeave }: Props) {
  const t = useTranslations('records.summary')
  const id = useId()
  const language = { lang: value.language || undefined, dir: directionOf(value.language) }
  const next = (go: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    go()
  }
  const first = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isNew && document.activeElement === document.body) first.current?.focus()
  }, [isNew])
  const start = value.title === '' ? 'title' : 'summary'
  const fields = [
    { name: 'title', go: () => document.getElementById('summary')?.focus() },
    { name: 'summary', go: onLeave },
  ] as const
  return (
    <div className="editor-title">
      {fields.map(({ name, go }) => {
        const error = errors[name]
        return (
          <div key={name}>
            <label htmlFor={name} className="sr-only">
              {t(name)}
            </label>
            <textarea
              {...language}
              ref={name === start ? first : undefined}
              id={name}
              data-field={name}
              rows={1}
              required
              disabled={disabled}
              placeholder={t(name === 'title' ? 'title' : 'summaryPlaceholder')}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `${id}-${name}` : undefined}
              value={value[name]}
              onKeyDown={next(go)}
              onChange={(event) => onChange({ [name]: event.target.value.replace(/[\r\n]+/g, ' ') })}
              className={look}
            />
            {error && <FieldError id={`${id}-${name}`}>{error}</FieldError>}
          </div>
        )
      })}
    </div>
  )
}
