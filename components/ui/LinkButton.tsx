import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button-look'
import { Link } from './Link'

type Props = ComponentProps<typeof Link> & { look?: ButtonLook; small?: boolean }

/** A link that looks like a button, for going somewhere rather than doing something. Desk only: public pages use plain <a>. */
export function LinkButton({ look = 'secondary', small, className = '', ...rest }: Props) {
  return <Link className={`${buttonClass(look, small)} ${className}`} {...rest} />
}
