import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { FieldError, Hint } from './Field'

export type Choice = { value: string; label: ReactNode; hint?: ReactNode }
type Props = {
  legend: ReactNode
  name: string
  choices: readonly Choice[]
  hint?: ReactNode
  error?: string | null
  required?: boolean
  inline?: boolean
} & (
  | { value: string | null; onChange: (value: string) => void }
  | { defaultValue?: string; onChange?: never }
)

/** A choice of one of a few options, all visible. Controlled with `value` and `onChange`, or left to the form with `defaultValue`. */
export function RadioGroup({ legend, name, choices, hint, error, required, inline, ...state }: Props) {
  const t = useTranslations('ui')
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const stateOf = (value: string) =>
    'value' in state
      ? { checked: state.value === value, onChange: () => state.onChange(value) }
      : { defaultChecked: state.defaultValue === value }
  return (
    <fieldset
      aria-describedby={described || undefined}
      className={error ? 'border-s-4 border-alarm ps-3' : undefined}
    >
      <legend className="font-medium">
        {legend}
        {required && <span className="font-normal text-quiet"> {t('required')}</span>}
      </legend>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className={inline ? 'mt-1 flex flex-wrap gap-x-5 gap-y-1' : 'mt-1 space-y-1.5'}>
        {choices.map((choice) => (
          <label key={choice.value} className="flex gap-2.5">
            <input
              type="radio"
              name={name}
              value={choice.value}
              required={required}
              className="mt-0.5 size-5 shrink-0 accent-ink"
              {...stateOf(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <span className="block text-quiet">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
