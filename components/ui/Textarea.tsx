import type { ComponentProps } from 'react'
import { controlClass } from './Input'

/** Several lines of text; grows with them where the browser can. A block, so that what stands beside it ends where it does. */
export function Textarea({ className = '', rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={`${controlClass} block field-sizing-content py-2 ${className}`}
      {...rest}
    />
  )
}
