import { When } from '@/components/desk/When'
import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { RestedOn } from '@/lib/records/queries'

const identified = { IDENTIFIED: '', PARTIAL: 'partly identified', NAMED_ONLY: 'named only' } as const

/** The sources of a draft, with how often each is named and what was seen of it. */
export function RestedSources({ sources }: { sources: readonly RestedOn[] }) {
  const t = useTranslator()
  if (sources.length === 0)
    return (
      <p className="text-quiet">No source is cited yet. Quotations and citations are added in the editor.</p>
    )
  return (
    <Table caption="Sources that this draft rests on">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Cited</th>
          <th scope="col">Passages</th>
          <th scope="col">What was seen</th>
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
                  changed since it was published, <When at={source.changedAt} />: a new edition would show it
                </span>
              )}
              {identified[source.identification] && (
                <span className="block text-xs text-quiet">{identified[source.identification]}</span>
              )}
            </th>
            <td className="tabular-nums">{source.subjects}</td>
            <td className="tabular-nums">{source.passages}</td>
            <td>{source.accesses.map((access) => t(`labels.access.${access}`)).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
