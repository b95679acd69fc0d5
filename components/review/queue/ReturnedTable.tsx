import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { QueueRow } from '@/lib/review/queue/row'
import { QueueTitle } from './QueueTitle'
import { makingMessage } from './queue-messages'

/** The returned records with the reasons, longest waiting first. */
export function ReturnedTable({ records }: { records: readonly QueueRow[] }) {
  const t = useTranslations('review.queue.table')
  const render = useTranslator()
  return (
    <Table caption={t('caption', { shelf: 'returned' })} stacks>
      <thead>
        <tr>
          <th scope="col">{t('record')}</th>
          <th scope="col">{t('reason')}</th>
          <th scope="col">{t('edition')}</th>
          <th scope="col">{t('returned')}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.id}>
            <th scope="row" className="min-w-48">
              <QueueTitle record={record} href={`/desk/records/${record.id}`} />
            </th>
            <td className="max-w-md min-w-56 whitespace-pre-wrap">{record.reason}</td>
            <td>{render(makingMessage(record))}</td>
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
