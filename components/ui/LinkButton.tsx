import type { ComponentProps } from 'react'
import { type ButtonLook, buttonClass } from './button-look'
import { Link } from './Link'

type Props = ComponentProps<typeof Link> & { look?: ButtonLook; small?: boolean }

/** A link that looks like a button. Use it to go to a page, not for an action. Desk only: public pages use plain <a>. */
export function LinkButton({ look = 'secondary', small, className = '', ...rest }: Props) {
  return <Link className={`${buttonClass(look, small)} ${className}`} {...rest} />
}
