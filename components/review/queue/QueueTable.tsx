import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import type { QueueRow, Waiting } from '@/lib/review/queue/row'
import { type ClaimActions, QueueClaim } from './QueueClaim'
import { QueueMarks } from './QueueMarks'
import { occasionOf, QueueTitle } from './QueueTitle'
import { changeWords, daysWords, openWords, shelfWords } from './queue-words'

type Props = { shelf: 'review' | 'publish'; records: readonly QueueRow[]; actions: ClaimActions }

/** What waits, the longest waiting first: why, what of it is open, since when, and who is at it. */
export function QueueTable({ shelf, records, actions }: Props) {
  const { since } = shelfWords[shelf]
  return (
    <Table caption={`${since}, the longest waiting first`} stacks>
      <thead>
        <tr>
          <th scope="col">Record</th>
          <th scope="col">Why it waits</th>
          <th scope="col">Waiting</th>
          <th scope="col">Taken on</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => {
          const { id, waiting } = record
          if (!waiting) return null
          return (
            <tr key={id}>
              <th scope="row" className="min-w-48">
                <QueueTitle record={record} href={`/desk/records/${id}/review`} />
                {record.isOwn && (
                  <span className="block text-xs font-normal text-quiet">
                    You wrote in it: somebody else must {shelf === 'review' ? 'check' : 'publish'} it.
                  </span>
                )}
              </th>
              <td className="min-w-56">
                <Why record={record} waiting={waiting} />
              </td>
              <td className="min-w-36">
                <span className="block font-medium">
                  {waiting.days === 0 ? 'Less than a day' : daysWords(waiting.days)}
                </span>
                {waiting.overdueBy > 0 && (
                  <span className="block text-alarm">Overdue by {daysWords(waiting.overdueBy)}</span>
                )}
                <span className="block text-xs text-quiet">
                  {since} <When at={record.at} /> by {record.by}
                </span>
              </td>
              <td className="min-w-36">
                <QueueClaim recordId={id} title={record.title} waiting={waiting} actions={actions} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}

function Why({ record, waiting }: { record: QueueRow; waiting: Waiting }) {
  const changes = changeWords(waiting)
  return (
    <div className="space-y-1">
      <QueueMarks marks={waiting.marks} />
      {changes && (
        <p>
          {changes}{' '}
          {waiting.marks.includes('edited') && (
            <Link
              href={`/desk/records/${record.id}/revisions/${waiting.revision}?with=${waiting.comparedWith}`}
              className="link"
            >
              Old and new wording<span className="sr-only"> of {record.title}</span>
            </Link>
          )}
        </p>
      )}
      <p className="text-xs text-quiet">
        {openWords(waiting)} · {occasionOf(record)}
      </p>
      {record.reason && (
        <p className="max-w-prose border-s-2 border-edge ps-2 whitespace-pre-wrap">{record.reason}</p>
      )}
    </div>
  )
}
