import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import { queryOf } from '@/lib/lists/address'
import type { ListId } from '@/lib/lists/columns'

type Props = {
  list: ListId
  /** The filters of the list. */
  filters: Parameters<typeof queryOf>[0]
  children: ReactNode
}

/** The form around a table whose entries can be chosen: its button leads to a change of those, a link to a change of all that the filters select. */
export function SelectedEntries({ list, filters, children }: Props) {
  const t = useTranslations('bulk')
  return (
    <form action="/desk/lists/bulk">
      <input type="hidden" name="list" value={list} />
      {children}
      <p className="mt-4 flex flex-wrap items-center gap-4">
        <Button type="submit" look="secondary">
          {t('selected')}
        </Button>
        <Link href={`/desk/lists/bulk?${queryOf({ list, all: 'yes', ...filters })}`} className="link">
          {t('all')}
        </Link>
      </p>
    </form>
  )
}
