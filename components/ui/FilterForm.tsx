import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './Button'
import { LinkButton } from './LinkButton'

type Props = {
  /** Address of the list. */
  action: string
  /** The order of the list, which stays. */
  sort?: string | null
  children: ReactNode
}

/** The filters of a list: a plain form that puts them into the address. */
export function FilterForm({ action, sort, children }: Props) {
  const t = useTranslations('ui.filters')
  return (
    <form action={action} className="mb-6 flex flex-wrap items-end gap-4">
      {sort && <input type="hidden" name="sort" value={sort} />}
      {children}
      <div className="flex gap-2">
        <Button type="submit" look="secondary">
          {t('apply')}
        </Button>
        <LinkButton href={action} look="quiet">
          {t('clear')}
        </LinkButton>
      </div>
    </form>
  )
}
