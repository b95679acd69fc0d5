import type { ComponentProps } from 'react'

export const controlClass =
  'w-full rounded border border-edge bg-paper px-3 text-ink placeholder:text-quiet disabled:bg-panel disabled:text-quiet [&[readonly]]:bg-panel aria-invalid:border-alarm'

/** One line of text. Takes every attribute of <input>. */
export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`${controlClass} min-h-10 ${className}`} {...rest} />
}
