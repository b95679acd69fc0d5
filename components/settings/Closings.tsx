import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Table } from '@/components/ui/Table'
import type { Closing } from '@/lib/editions/spread'

const kindOf = (action: string) => (action === 'holding.mask' ? 'MASK' : action.replace('record.', ''))

/** The latest withdrawals, masks and erasures, and whether a server may still show what they took from readers. */
export function Closings({ closings }: { closings: readonly Closing[] }) {
  const t = useTranslations('settings.servers')
  return (
    <section aria-labelledby="closings" className="mt-12">
      <h2 id="closings" className="mb-3 font-serif text-xl font-semibold">
        {t('closings')}
      </h2>
      {closings.length === 0 ? (
        <p>{t('noClosings')}</p>
      ) : (
        <Table caption={t('closings')} stacks>
          <thead>
            <tr>
              <th scope="col">{t('event')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('readers')}</th>
            </tr>
          </thead>
          <tbody>
            {closings.map(({ id, at, action, slug, waiting, completeBy }) => (
              <tr key={String(id)}>
                <th scope="row" className="tabular-nums">
                  {String(id)}
                </th>
                <td>{t('closing', { kind: kindOf(action), slug: slug ?? '' })}</td>
                <td>
                  <When at={at} />
                </td>
                <td>
                  {waiting === 0 ? t('complete') : t('waiting', { count: waiting })}{' '}
                  {completeBy &&
                    waiting > 0 &&
                    t.rich('completeBy', { when: () => <When at={completeBy} /> })}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
