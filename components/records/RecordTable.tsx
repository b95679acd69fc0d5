import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { RecordRow } from '@/lib/records/queries'
import { directionOf, languageName } from '@/lib/text'
import { RecordState } from './RecordState'

/** A table of records, last changed first. */
export function RecordTable({ caption, records }: { caption: string; records: readonly RecordRow[] }) {
  const t = useTranslator()
  return (
    <Table caption={caption} stacks>
      <thead>
        <tr>
          <th scope="col">{t('records.columns.title')}</th>
          <th scope="col">{t('records.columns.kind')}</th>
          <th scope="col">{t('records.columns.state')}</th>
          <th scope="col">{t('records.columns.language')}</th>
          <th scope="col">{t('records.columns.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row">
              <Link href={`/desk/records/${record.id}`} className="link">
                <bdi lang={record.language} dir={directionOf(record.language)}>
                  {record.title || t('records.untitled')}
                </bdi>
              </Link>
            </th>
            <td>{t(kindLabel(record.kind))}</td>
            <td>
              <RecordState state={record.state} live={record.live} />
            </td>
            <td>{languageName(record.language, t)}</td>
            <td className="sm:whitespace-nowrap">
              <When at={record.updatedAt} />
              <span className="block text-xs text-quiet">{record.savedBy}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
