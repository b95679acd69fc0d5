import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { ListTable } from '@/components/lists/ListTable'
import type { Sorting } from '@/components/lists/SortHead'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { type ListColumn, lists } from '@/lib/lists/columns'
import type { Translator } from '@/lib/messages/translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { RecordRow } from '@/lib/records/lists'
import { directionOf, languageName } from '@/lib/text'
import { RecordState } from './RecordState'

const cells: Record<ListColumn<'records'>, (record: RecordRow, t: Translator) => ReactNode> = {
  kind: ({ kind }, t) => t(kindLabel(kind)),
  state: ({ state, live }) => <RecordState state={state} live={live} />,
  language: ({ language }, t) => languageName(language, t),
  tags: ({ tags }) => tags.join(', '),
  assigned: ({ assigned }) => assigned.join(', '),
  changed: ({ updatedAt }) => <When at={updatedAt} />,
  savedBy: ({ savedBy }) => <bdi>{savedBy}</bdi>,
  created: ({ createdAt }) => <When at={createdAt} />,
  createdBy: ({ createdBy }) => <bdi>{createdBy}</bdi>,
  edition: ({ live }) => live,
}

type Props = {
  caption: string
  records: readonly RecordRow[]
  columns?: readonly ListColumn<'records'>[]
  sorting?: Sorting
  /** True where records can be chosen: the table is in a form then. */
  selects?: boolean
  /** The page of each record that its title leads to; the overview where none is given. */
  to?: 'edit' | 'review'
}

/** A table of records, a line each, with the usual columns unless others are given. */
export function RecordTable({
  caption,
  records,
  columns = lists.records.usual,
  sorting,
  selects,
  to,
}: Props) {
  const t = useTranslator()
  const titleOf = ({ title }: RecordRow) => title || t('records.untitled')
  return (
    <ListTable
      entries={records}
      title={t('records.columns.title')}
      labelOf={(column) => t(`records.columns.${column}`)}
      head={(record) => (
        <Link href={`/desk/records/${record.id}${to ? `/${to}` : ''}`} className="link">
          <bdi lang={record.language} dir={directionOf(record.language)}>
            {titleOf(record)}
          </bdi>
        </Link>
      )}
      {...{ caption, columns, cells, titleOf, sorting, selects }}
    />
  )
}
