import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the desk, without prefetching. Desk pages depend on the member and the moment, so a prefetched page would be thrown away,
 * and a list of fifty links would send fifty requests.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
