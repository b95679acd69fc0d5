import { When } from '@/components/desk/When'
import { Table } from '@/components/ui/Table'
import type { QueueRow } from '@/lib/review/queue/row'
import { occasionOf, QueueTitle } from './QueueTitle'

/** What came back to its authors, the longest waiting first, with the reason. */
export function ReturnedTable({ records }: { records: readonly QueueRow[] }) {
  return (
    <Table caption="Returned, the longest waiting first" stacks>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Reason</th>
          <th scope="col">Occasion</th>
          <th scope="col">Returned</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row" className="min-w-48">
              <QueueTitle record={record} href={`/desk/records/${record.id}`} />
            </th>
            <td className="max-w-md min-w-56 whitespace-pre-wrap">{record.reason}</td>
            <td>{occasionOf(record)}</td>
            <td>
              <When at={record.at} />
              <span className="block text-xs text-quiet">{record.by}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
