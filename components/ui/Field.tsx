import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'

/** Attributes that tie a control to its label, hint and error; spread them on the control. */
export type Wired = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean | undefined
}

type Props = {
  label: ReactNode
  hint?: ReactNode
  /** One error message; null or undefined when the value is valid. */
  error?: string | null
  required?: boolean
  /** Id of the control, for links from an error summary; made by React when left out. */
  id?: string
  className?: string
  children: (wired: Wired) => ReactNode
}

/** The label, hint and error of one control: `<Field label="Title">{(wired) => <Input name="title" {...wired} />}</Field>`. */
export function Field({ label, hint, error, required, id, className = '', children }: Props) {
  const t = useTranslations('ui')
  const made = useId()
  const control = id ?? made
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ')
  return (
    <div className={`${error ? 'border-s-4 border-alarm ps-3' : ''} ${className}`}>
      <label htmlFor={control} className="block font-medium">
        {label}
        {required && <span className="font-normal text-quiet"> {t('required')}</span>}
      </label>
      {hint && <Hint id={`${control}-hint`}>{hint}</Hint>}
      {error && <FieldError id={`${control}-error`}>{error}</FieldError>}
      <div className="mt-1">
        {children({
          id: control,
          'aria-describedby': described || undefined,
          'aria-invalid': error ? true : undefined,
          required: required || undefined,
        })}
      </div>
    </div>
  )
}

export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="text-quiet">
      {children}
    </p>
  )
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="font-medium text-alarm">
      <span className="sr-only">{useTranslations('ui')('error')} </span>
      {children}
    </p>
  )
}
