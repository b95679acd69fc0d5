import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/Table'
import type { DatabaseState as State } from '@/lib/verification/database'

const [MEGABYTE, GIGABYTE] = [1e6, 1e9]

/** The database: its version, size and connections, and how far its replica is behind. */
export function DatabaseState({ state }: { state: State }) {
  const t = useTranslations('settings.operation')
  const { version, bytes, connections, mostConnections, replica } = state
  const unit = bytes < GIGABYTE ? 'MB' : 'GB'
  const size = bytes / (unit === 'MB' ? MEGABYTE : GIGABYTE)
  const rows = [
    [t('database.version'), t('database.versionIs', { version })],
    [t('database.size'), t('database.sizeIs', { size, unit })],
    [t('database.connections'), t('database.connectionsAre', { connections, most: mostConnections })],
    [
      t('database.replica'),
      typeof replica === 'string'
        ? t('database.replicaIs', { state: replica })
        : t('database.lag', { events: replica.events, seconds: Math.ceil(replica.seconds) }),
    ],
  ]
  return (
    <div className="mt-10">
      <Table caption={t('database.title')} showCaption stacks>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="tabular-nums">{value}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
