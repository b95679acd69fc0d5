import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { type ListId, listOf } from '@/lib/lists/columns'
import { type Sort, sortAfter } from '@/lib/lists/sorting'

/** The order of a list, and the address of the same list in another order (undefined: the usual one). */
export type Sorting = { list: ListId; sort: Sort; hrefOf: (sort: string | undefined) => string }

type Props = { column: string; label: string; sorting?: Sorting }

/** The head of a column: a link that sorts by it where the list can be, with an arrow that shows the order it has. */
export function SortHead({ column, label, sorting }: Props) {
  const t = useTranslations('lists')
  if (!sorting || !Object.hasOwn(listOf(sorting.list).sorts, column)) return <th scope="col">{label}</th>
  const { list, sort, hrefOf } = sorting
  const order = sort.by !== column ? undefined : sort.isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={order}>
      <Link
        href={hrefOf(sortAfter(list, sort, column))}
        title={t('sortedBy', { column: label })}
        className="inline-flex items-baseline gap-1 text-quiet underline-offset-4 hover:text-ink hover:underline aria-[current]:text-ink"
        aria-current={order && 'true'}
        scroll={false}
      >
        {label}
        <svg
          aria-hidden="true"
          viewBox="0 0 10 10"
          className={`size-2 fill-current ${order ? '' : 'invisible'} ${order === 'ascending' ? 'rotate-180' : ''}`}
        >
          <path d="M0 2h10L5 9z" />
        </svg>
      </Link>
    </th>
  )
}
