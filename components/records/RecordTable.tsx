import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { RecordRow } from '@/lib/records/queries'
import { directionOf, languageName } from '@/lib/text'
import { StateWords } from './StateWords'

/** Records in rows, newest change first. */
export function RecordTable({ caption, records }: { caption: string; records: readonly RecordRow[] }) {
  const t = useTranslator()
  return (
    <Table caption={caption} stacks>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Kind</th>
          <th scope="col">State</th>
          <th scope="col">Language</th>
          <th scope="col">Last change</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row">
              <Link href={`/desk/records/${record.id}`} className="link">
                <bdi lang={record.language} dir={directionOf(record.language)}>
                  {record.title || 'Without a title'}
                </bdi>
              </Link>
            </th>
            <td>{t(kindLabel(record.kind))}</td>
            <td>
              <StateWords state={record.state} live={record.live} />
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
