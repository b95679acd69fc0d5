import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import type { AuthorityRow } from '@/lib/authorities/queries'

/** Names in rows, in alphabetical order. */
export function AuthorityTable({ authorities }: { authorities: readonly AuthorityRow[] }) {
  const t = useTranslations('names.table')
  const label = useTranslations('labels.authority')
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('type')}</th>
          <th scope="col">{t('other')}</th>
          <th scope="col">{t('sources')}</th>
          <th scope="col">{t('records')}</th>
        </tr>
      </thead>
      <tbody>
        {authorities.map((authority) => (
          <tr key={authority.id}>
            <th scope="row">
              <Link href={`/desk/authorities/${authority.id}`} className="link">
                <bdi>{authority.name}</bdi>
              </Link>
              {authority.place && (
                <span className="block text-xs font-normal text-quiet">{authority.place}</span>
              )}
            </th>
            <td>{label(authority.kind)}</td>
            <td>
              {authority.variants.map((name) => (
                <bdi key={name} className="block">
                  {name}
                </bdi>
              ))}
            </td>
            <td className="tabular-nums">{authority.sources}</td>
            <td className="tabular-nums">{authority.records}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
