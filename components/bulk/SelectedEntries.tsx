import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import type { EntryList } from '@/lib/bulk/entry-schema'

/** The form around a table whose entries can be chosen, with the button that leads to a change of those. */
export function SelectedEntries({ list, children }: { list: EntryList; children: ReactNode }) {
  const t = useTranslations('bulk')
  return (
    <form action="/desk/lists/bulk">
      <input type="hidden" name="list" value={list} />
      {children}
      <p className="mt-4">
        <Button type="submit" look="secondary">
          {t('entries.selected')}
        </Button>
      </p>
    </form>
  )
}
