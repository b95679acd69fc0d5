import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import type { SourceListRow } from '@/lib/sources/queries'
import { sourceTypeLabel } from '@/lib/sources/types'

/** Sources in rows, last changed first. */
export function SourceTable({ sources }: { sources: readonly SourceListRow[] }) {
  const t = useTranslator()
  const doubtOf = ({ identification }: SourceListRow) =>
    identification === 'IDENTIFIED' ? '' : t(`labels.identification.${identification}`)
  return (
    <Table caption={t('sources.table.caption')}>
      <thead>
        <tr>
          <th scope="col">{t('sources.table.title')}</th>
          <th scope="col">{t('sources.table.type')}</th>
          <th scope="col">{t('sources.table.date')}</th>
          <th scope="col">{t('sources.table.copies')}</th>
          <th scope="col">{t('sources.table.records')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row">
              <Link href={`/desk/sources/${source.id}`} className="link">
                <bdi>{source.title}</bdi>
              </Link>
              <span className="block text-xs font-normal text-quiet">
                {[source.containerTitle, doubtOf(source)].filter(Boolean).join(' · ')}
              </span>
            </th>
            <td>{sourceTypeLabel(source.type, t)}</td>
            <td>{source.issued && formatDate(source.issued, t)}</td>
            <td className="tabular-nums">{source.holdings}</td>
            <td className="tabular-nums">{source.records}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
