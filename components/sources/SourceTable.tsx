import type { ReactNode } from 'react'
import { SelectAll } from '@/components/bulk/SelectAll'
import { SelectOne } from '@/components/bulk/SelectOne'
import { When } from '@/components/desk/When'
import { SortHead, type Sorting } from '@/components/lists/SortHead'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
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
    <Table caption={t('sources.table.caption')} stacks compact>
      <thead>
        <tr>
          {selects && (
            <th scope="col" className="w-8">
              <SelectAll />
            </th>
          )}
          <SortHead column="title" label={t('sources.table.title')} sorting={sorting} />
          {columns.map((column) => (
            <SortHead key={column} column={column} label={t(`sources.table.${column}`)} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            {selects && (
              <td>
                <SelectOne id={source.id} title={source.title} />
              </td>
            )}
            <th scope="row">
              <Link href={`/desk/sources/${source.id}`} className="link">
                <bdi>{source.title}</bdi>
              </Link>
              {source.identification !== 'IDENTIFIED' && !columns.includes('identification') && (
                <span className="ms-2 text-xs font-normal text-quiet">
                  {t(`labels.identification.${source.identification}`)}
                </span>
              )}
            </th>
            {columns.map((column) => (
              <td key={column} data-label={t(`sources.table.${column}`)}>
                {cells[column](source, t)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
