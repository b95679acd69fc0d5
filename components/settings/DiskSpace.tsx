import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/Table'
import type { Space } from '@/lib/storage/disk-space'

const GIGABYTE = 1e9

/** The free space of the disks with media files and backups. */
export function DiskSpace({ spaces }: { spaces: readonly Space[] }) {
  const t = useTranslations('settings.operation')
  return (
    <div className="mt-10">
      <Table caption={t('disk')} stacks>
        <thead>
          <tr>
            <th scope="col">{t('use')}</th>
            <th scope="col">{t('folder')}</th>
            <th scope="col">{t('free')}</th>
          </tr>
        </thead>
        <tbody>
          {spaces.map(({ of, folder, free, size }) => (
            <tr key={of}>
              <th scope="row">{t('usedFor', { of })}</th>
              <td className="wrap-anywhere">{folder}</td>
              <td data-label={t('free')} className="tabular-nums">
                {t('space', { free: free / GIGABYTE, size: size / GIGABYTE, part: free / size })}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
