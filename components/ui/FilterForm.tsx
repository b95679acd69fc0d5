import type { ReactNode } from 'react'
import { Button } from './Button'
import { LinkButton } from './LinkButton'

type Props = {
  /** The list, which is also where all of it is shown. */
  action: string
  children: ReactNode
}

/** The filters of a list, an ordinary form whose answers stand in the address. */
export function FilterForm({ action, children }: Props) {
  return (
    <form action={action} className="mb-6 flex flex-wrap items-end gap-4">
      {children}
      <div className="flex gap-2">
        <Button type="submit" look="secondary">
          Show
        </Button>
        <LinkButton href={action} look="quiet">
          All
        </LinkButton>
      </div>
    </form>
  )
}
