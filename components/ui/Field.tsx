import { type ReactNode, useId } from 'react'

/** What ties a control to its label, hint and error; spread it on the control. */
export type Wired = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean | undefined
}

type Props = {
  label: ReactNode
  hint?: ReactNode
  /** One sentence from the schema; null or undefined when there is nothing to mend. */
  error?: string | null
  required?: boolean
  /** The id of the control, where an error summary must point at it; else one is made. */
  id?: string
  className?: string
  children: (wired: Wired) => ReactNode
}

/** Label, hint and error of one control: `<Field label="Title">{(wired) => <Input name="title" {...wired} />}</Field>`. */
export function Field({ label, hint, error, required, id, className = '', children }: Props) {
  const made = useId()
  const control = id ?? made
  const described = [hint && `${control}-hint`, error && `${control}-error`].filter(Boolean).join(' ')
  return (
    <div className={`${error ? 'border-s-4 border-alarm ps-3' : ''} ${className}`}>
      <label htmlFor={control} className="block font-medium">
        {label}
        {required && <span className="font-normal text-quiet"> (needed)</span>}
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
      <span className="sr-only">To mend: </span>
      {children}
    </p>
  )
}
