import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button-look'

type Props = ComponentProps<'button'> & { look?: ButtonLook; small?: boolean }

/** A button, `type="button"` by default. Use one `primary` button a page. */
export function Button({ look = 'primary', small, className = '', type = 'button', ...rest }: Props) {
  return <button type={type} className={`${buttonClass(look, small)} ${className}`} {...rest} />
}
