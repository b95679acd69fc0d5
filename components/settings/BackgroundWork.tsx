import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/Table'
import type { Background } from '@/lib/logging/background'

/** Jobs and e-mails: how many wait and since when, and how many failed. The same figures as the metrics have. */
export function BackgroundWork({ background }: { background: Background }) {
  const t = useTranslations('settings.operation')
  return (
    <div className="mt-10">
      <Table caption={t('background')} stacks>
        <thead>
          <tr>
            <th scope="col">{t('work')}</th>
            <th scope="col">{t('waiting')}</th>
            <th scope="col">{t('oldest')}</th>
            <th scope="col">{t('failed')}</th>
          </tr>
        </thead>
        <tbody>
          {(['jobs', 'mail'] as const).map((of) => {
            const { waiting, oldest, failed } = background[of]
            return (
              <tr key={of}>
                <th scope="row">{t('backgroundOf', { of })}</th>
                <td data-label={t('waiting')} className="tabular-nums">
                  {waiting}
                </td>
                <td data-label={t('oldest')}>
                  {waiting === 0 ? t('nothingWaits') : t('minutes', { minutes: Math.floor(oldest / 60) })}
                </td>
                <td data-label={t('failed')} className="tabular-nums">
                  {failed}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </div>
  )
}
