import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the desk. It fetches nothing before it is followed: what the desk shows depends on the member and the moment, so a page
 * fetched ahead would be thrown away, and a list of fifty would ask the server for fifty.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
