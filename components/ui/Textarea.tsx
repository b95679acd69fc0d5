import type { ComponentProps } from 'react'
import { controlClass } from './Input'

/** Several lines of text. Grows with its content where the browser can. A block element, so that a button beside it aligns with its end. */
export function Textarea({ className = '', rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={`${controlClass} block field-sizing-content py-2 ${className}`}
      {...rest}
    />
  )
}
