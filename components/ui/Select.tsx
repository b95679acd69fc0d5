import type { ComponentProps } from 'react'
import { controlClass } from './Input'

export type Option = { value: string; label: string }
type Props = ComponentProps<'select'> & {
  options: readonly Option[]
  /** Label of a first option with an empty value. */
  none?: string
}

/** A choice from a list, by the browser's own control. */
export function Select({ options, none, className = '', ...rest }: Props) {
  return (
    <select className={`${controlClass} min-h-10 ${className}`} {...rest}>
      {none !== undefined && <option value="">{none}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
