import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { DraftSource } from '@/lib/records/queries'

const whenOf = (at: Date) => () => <When at={at} />

/** The sources of a draft, how often each is cited and what was seen of it. */
export function CitedSources({ sources }: { sources: readonly DraftSource[] }) {
  const t = useTranslator()
  const words = useTranslations('records.sources')
  if (sources.length === 0) return <p className="text-quiet">{words('none')}</p>
  return (
    <Table caption={words('caption')}>
      <thead>
        <tr>
          <th scope="col">{words('source')}</th>
          <th scope="col">{words('cited')}</th>
          <th scope="col">{words('passages')}</th>
          <th scope="col">{words('seen')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.sourceId}>
            <th scope="row">
              <Link href={`/desk/sources/${source.sourceId}`} className="link">
                <bdi>{source.title}</bdi>
              </Link>
              {source.changedAt && (
                <span className="block text-xs">
                  {words.rich('changed', { when: whenOf(source.changedAt) })}
                </span>
              )}
              {source.identification !== 'IDENTIFIED' && (
                <span className="block text-xs text-quiet">
                  {t(`labels.identification.${source.identification}`)}
                </span>
              )}
            </th>
            <td className="tabular-nums">{source.subjects}</td>
            <td className="tabular-nums">{source.passages}</td>
            <td>
              {source.accesses.map((access) => (
                <span key={access} className="block">
                  {t(`labels.access.${access}`)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
