import type { ReactNode } from 'react'
import { SelectAll } from '@/components/bulk/SelectAll'
import { SelectOne } from '@/components/bulk/SelectOne'
import { When } from '@/components/desk/When'
import { SortHead, type Sorting } from '@/components/lists/SortHead'
import { Dotted } from '@/components/ui/Dotted'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { AuthorityRow } from '@/lib/authorities/queries'
import type { ListColumn } from '@/lib/lists/columns'
import type { Translator } from '@/lib/messages/translator'

const number = (count: number) => <span className="tabular-nums">{count}</span>

const cells: Record<ListColumn<'names'>, (authority: AuthorityRow, t: Translator) => ReactNode> = {
  type: ({ kind }, t) => t(`labels.authority.${kind}`),
  other: ({ variants }) => (
    <Dotted>
      {variants.map((name) => (
        <bdi key={name}>{name}</bdi>
      ))}
    </Dotted>
  ),
  place: ({ place }) => place && <bdi>{place}</bdi>,
  sources: ({ sources }) => number(sources),
  records: ({ records }) => number(records),
  changed: ({ updatedAt }) => <When at={updatedAt} />,
}

type Props = {
  authorities: readonly AuthorityRow[]
  columns: readonly ListColumn<'names'>[]
  sorting: Sorting
  /** True where entries can be chosen: the table is in a form then. */
  selects: boolean
}

/** Names, a line each, with these columns. */
export function AuthorityTable({ authorities, columns, sorting, selects }: Props) {
  const t = useTranslator()
  return (
    <Table caption={t('names.table.caption')} stacks compact>
      <thead>
        <tr>
          {selects && (
            <th scope="col" className="w-8">
              <SelectAll />
            </th>
          )}
          <SortHead column="title" label={t('names.table.name')} sorting={sorting} />
          {columns.map((column) => (
            <SortHead key={column} column={column} label={t(`names.table.${column}`)} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        {authorities.map((authority) => (
          <tr key={authority.id}>
            {selects && (
              <td>
                <SelectOne id={authority.id} title={authority.name} />
              </td>
            )}
            <th scope="row">
              <Link href={`/desk/authorities/${authority.id}`} className="link">
                <bdi>{authority.name}</bdi>
              </Link>
              {authority.place && !columns.includes('place') && (
                <span className="ms-2 text-xs font-normal text-quiet">{authority.place}</span>
              )}
            </th>
            {columns.map((column) => (
              <td key={column} data-label={t(`names.table.${column}`)}>
                {cells[column](authority, t)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
