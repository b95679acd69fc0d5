import type { ReactNode } from 'react'
import { SelectAll } from '@/components/bulk/SelectAll'
import { SelectOne } from '@/components/bulk/SelectOne'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { Translator } from '@/lib/messages/translator'
import { SortHead, type Sorting } from './SortHead'

type Props<Entry, Column extends string> = {
  caption: string
  entries: readonly Entry[]
  columns: readonly Column[]
  /** What each column shows of an entry. */
  cells: Readonly<Record<Column, (entry: Entry, t: Translator) => ReactNode>>
  /** The head of the column of titles. */
  title: string
  labelOf: (column: Column) => string
  titleOf: (entry: Entry) => string
  /** The title of an entry with the link to its page. */
  head: (entry: Entry) => ReactNode
  sorting?: Sorting
  /** True where entries can be chosen: the table is in a form then. */
  selects?: boolean
}

/** The entries of a list at the desk, a line each, with these columns beside their titles. */
export function ListTable<Entry extends { id: string }, Column extends string>({
  caption,
  entries,
  columns,
  cells,
  title,
  labelOf,
  titleOf,
  head,
  sorting,
  selects = false,
}: Props<Entry, Column>) {
  const t = useTranslator()
  return (
    <Table caption={caption} stacks compact>
      <thead>
        <tr>
          {selects && (
            <th scope="col" className="w-8">
              <SelectAll />
            </th>
          )}
          <SortHead column="title" label={title} sorting={sorting} />
          {columns.map((column) => (
            <SortHead key={column} column={column} label={labelOf(column)} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            {selects && (
              <td>
                <SelectOne id={entry.id} title={titleOf(entry)} />
              </td>
            )}
            {/* What is cut off is told on hover. */}
            <th scope="row" title={titleOf(entry)}>
              {head(entry)}
            </th>
            {columns.map((column) => (
              <td key={column} data-label={labelOf(column)}>
                {cells[column](entry, t)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
