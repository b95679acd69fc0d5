import Link from 'next/link'
import { When } from '@/components/desk/When'
import { Table } from '@/components/ui/Table'
import { kindOf } from '@/lib/records/kinds'
import type { QueueRow } from '@/lib/review/queries'
import type { QueueShelf } from '@/lib/review/queue/filters'
import { directionOf } from '@/lib/text'

const since: Record<QueueShelf, string> = {
  review: 'Submitted',
  publish: 'Approved',
  returned: 'Returned',
}

/** Whether it is new, or back because it was edited. */
function occasionOf({ making, rounds, live }: QueueRow): string {
  const edition = making === 1 ? 'First edition' : `Edition ${making}`
  const again = rounds > 1 ? `, submitted ${rounds} times` : ', new'
  return `${edition}${again}${making > 1 && live === null ? ', after a withdrawal' : ''}`
}

/** What waits, the longest waiting first. */
export function QueueTable({ shelf, records }: { shelf: QueueShelf; records: readonly QueueRow[] }) {
  return (
    <Table caption={`${since[shelf]}, the longest waiting first`}>
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Kind</th>
          <th scope="col">Occasion</th>
          <th scope="col">{since[shelf]}</th>
          <th scope="col">{shelf === 'returned' ? 'Reason' : 'Message'}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row">
              <Link
                href={`/desk/records/${record.id}${shelf === 'returned' ? '' : '/review'}`}
                className="link"
              >
                <bdi lang={record.language} dir={directionOf(record.language)}>
                  {record.title}
                </bdi>
              </Link>
              {record.isOwn && shelf !== 'returned' && (
                <span className="block text-xs font-normal text-quiet">
                  You wrote in it: somebody else must {shelf === 'review' ? 'check' : 'publish'} it.
                </span>
              )}
            </th>
            <td>{kindOf(record.kind).label}</td>
            <td>{occasionOf(record)}</td>
            <td>
              <When at={record.at} />
              <span className="block text-xs text-quiet">{record.by}</span>
            </td>
            <td className="max-w-xs whitespace-pre-wrap">{record.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
