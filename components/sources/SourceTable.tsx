import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { ListTable } from '@/components/lists/ListTable'
import type { Sorting } from '@/components/lists/SortHead'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import type { ListColumn } from '@/lib/lists/columns'
import type { Translator } from '@/lib/messages/translator'
import type { SourceListRow } from '@/lib/sources/lists'
import { sourceTypeLabel } from '@/lib/sources/types'
import { languageName } from '@/lib/text'

const number = (count: number) => <span className="tabular-nums">{count}</span>

const cells: Record<ListColumn<'sources'>, (source: SourceListRow, t: Translator) => ReactNode> = {
  container: ({ containerTitle }) => containerTitle && <bdi>{containerTitle}</bdi>,
  type: ({ type }, t) => sourceTypeLabel(type, t),
  date: ({ issued }, t) => issued && formatDate(issued, t),
  copies: ({ holdings }) => number(holdings),
  records: ({ records }) => number(records),
  identification: ({ identification }, t) => t(`labels.identification.${identification}`),
  language: ({ language }, t) => language && languageName(language, t),
  changed: ({ updatedAt }) => <When at={updatedAt} />,
}

type Props = {
  sources: readonly SourceListRow[]
  columns: readonly ListColumn<'sources'>[]
  sorting: Sorting
  /** True where entries can be chosen: the table is in a form then. */
  selects: boolean
}

/** Sources, a line each, with these columns. */
export function SourceTable({ sources, columns, sorting, selects }: Props) {
  const t = useTranslator()
  return (
    <ListTable
      caption={t('sources.table.caption')}
      entries={sources}
      title={t('sources.table.title')}
      labelOf={(column) => t(`sources.table.${column}`)}
      titleOf={({ title }) => title}
      head={({ id, title, identification }) => (
        <>
          <Link href={`/desk/sources/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
          {identification !== 'IDENTIFIED' && !columns.includes('identification') && (
            <span className="ms-2 text-xs font-normal text-quiet">
              {t(`labels.identification.${identification}`)}
            </span>
          )}
        </>
      )}
      {...{ columns, cells, sorting, selects }}
    />
  )
}
