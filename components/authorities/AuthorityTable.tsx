import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { ListTable } from '@/components/lists/ListTable'
import type { Sorting } from '@/components/lists/SortHead'
import { Dotted } from '@/components/ui/Dotted'
import { Link } from '@/components/ui/Link'
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
    <ListTable
      caption={t('names.table.caption')}
      entries={authorities}
      title={t('names.table.name')}
      labelOf={(column) => t(`names.table.${column}`)}
      titleOf={({ name }) => name}
      head={({ id, name, place }) => (
        <>
          <Link href={`/desk/authorities/${id}`} className="link">
            <bdi>{name}</bdi>
          </Link>
          {place && !columns.includes('place') && (
            <span className="ms-2 text-xs font-normal text-quiet">{place}</span>
          )}
        </>
      )}
      {...{ columns, cells, sorting, selects }}
    />
  )
}
