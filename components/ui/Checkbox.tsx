import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldError, Hint } from './Field'

type Props = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
}

/** A checkbox with its label beside it. */
export function Checkbox({ label, hint, error, className = '', id, ...rest }: Props) {
  const made = useId()
  const control = id ?? made
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ')
  return (
    <div className={`flex gap-2.5 ${className}`}>
      <input
        type="checkbox"
        id={control}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className="mt-0.5 size-5 shrink-0 accent-ink"
        {...rest}
      />
      <div>
        <label htmlFor={control}>{label}</label>
        {hint && <Hint id={`${control}-hint`}>{hint}</Hint>}
        {error && <FieldError id={`${control}-error`}>{error}</FieldError>}
      </div>
    </div>
  )
}
