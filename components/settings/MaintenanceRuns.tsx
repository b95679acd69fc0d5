import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { LastRuns } from '@/lib/verification/runs'

const kinds = ['BACKUP', 'DRILL', 'VERIFY', 'FIXITY'] as const

/** The last backup, drill and check of the archive: when, whether it succeeded, and what it says. */
export function MaintenanceRuns({ runs }: { runs: LastRuns }) {
  const t = useTranslations('settings.operation')
  const say = useTranslator()
  return (
    <Table caption={t('runs')} stacks>
      <thead>
        <tr>
          <th scope="col">{t('work')}</th>
          <th scope="col">{t('last')}</th>
          <th scope="col">{t('outcome')}</th>
          <th scope="col">{t('lastSuccess')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => {
          const run = runs.find((one) => one.kind === kind)
          return (
            <tr key={kind}>
              <th scope="row">{t('kind', { kind })}</th>
              <td data-label={t('last')}>{run ? <When at={run.last.endedAt} /> : t('never')}</td>
              <td>
                {run && (
                  <>
                    <p className={run.last.succeeded ? undefined : 'font-medium text-alarm'}>
                      {t('state', { succeeded: String(run.last.succeeded) })}
                    </p>
                    {run.last.messages.map((text) => (
                      <p key={say(text)} className="max-w-prose text-quiet text-sm wrap-anywhere">
                        {say(text)}
                      </p>
                    ))}
                  </>
                )}
              </td>
              <td data-label={t('lastSuccess')}>
                {run?.lastSuccess ? <When at={run.lastSuccess} /> : t('never')}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
