import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Table } from '@/components/ui/Table'
import type { Server } from '@/lib/editions/spread'

/** The web servers that answer readers, with the last event that each has read in the log. */
export function Servers({ servers }: { servers: readonly Server[] }) {
  const t = useTranslations('settings.servers')
  if (servers.length === 0) return <p>{t('none')}</p>
  return (
    <Table caption={t('caption')} stacks>
      <thead>
        <tr>
          <th scope="col">{t('server')}</th>
          <th scope="col">{t('started')}</th>
          <th scope="col">{t('heardFrom')}</th>
          <th scope="col">{t('lastEvent')}</th>
          <th scope="col">{t('stateColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {servers.map(({ id, host, pid, startedAt, seenAt, lastEvent, state }) => (
          <tr key={id}>
            <th scope="row">{t('name', { host, pid: String(pid) })}</th>
            <td data-label={t('started')}>
              <When at={startedAt} />
            </td>
            <td data-label={t('heardFrom')}>
              <When at={seenAt} />
            </td>
            <td data-label={t('lastEvent')} className="tabular-nums">
              {String(lastEvent)}
            </td>
            <td data-label={t('stateColumn')}>{t('state', { state })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
