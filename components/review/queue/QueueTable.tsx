import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { QueueRow, Waiting } from '@/lib/review/queue/row'
import { type ClaimActions, QueueClaim } from './QueueClaim'
import { QueueMarks } from './QueueMarks'
import { QueueTitle } from './QueueTitle'
import { changeMessages, makingMessage, openMessage } from './queue-messages'

type Props = { shelf: 'review' | 'publish'; records: readonly QueueRow[]; actions: ClaimActions }

/** The records of a shelf, longest waiting first: why they wait, what is open, since when, and who has claimed them. */
export function QueueTable({ shelf, records, actions }: Props) {
  const t = useTranslations('review.queue.table')
  return (
    <Table caption={t('caption', { shelf })} stacks>
      <thead>
        <tr>
          <th scope="col">{t('record')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col">{t('waiting')}</th>
          <th scope="col">{t('claim')}</th>
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
                  <span className="block text-xs font-normal text-quiet">{t('own', { shelf })}</span>
                )}
              </th>
              <td className="min-w-56">
                <Why record={record} waiting={waiting} />
              </td>
              <td className="min-w-36">
                <span className="block font-medium">{t('days', { days: waiting.days })}</span>
                {waiting.overdueBy > 0 && (
                  <span className="block text-alarm">{t('overdueBy', { days: waiting.overdueBy })}</span>
                )}
                <span className="block text-xs text-quiet">
                  {t.rich('since', { shelf, name: record.by, when: () => <When at={record.at} /> })}
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
  const t = useTranslations('review.queue.table')
  const render = useTranslator()
  const changes = changeMessages(waiting)
  return (
    <div className="space-y-1">
      <QueueMarks marks={waiting.marks} />
      {changes.length > 0 && (
        <p>
          {changes.map((change) => `${render(change)} `)}
          {waiting.marks.includes('edited') && (
            <Link
              href={`/desk/records/${record.id}/revisions/${waiting.revision}?with=${waiting.comparedWith}`}
              className="link"
            >
              {t.rich('compare', {
                title: record.title,
                of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span>,
              })}
            </Link>
          )}
        </p>
      )}
      <p className="text-xs text-quiet">
        {render(openMessage(waiting))} · {render(makingMessage(record))}
      </p>
      {record.reason && (
        <p className="max-w-prose border-s-2 border-edge ps-2 whitespace-pre-wrap">{record.reason}</p>
      )}
    </div>
  )
}
