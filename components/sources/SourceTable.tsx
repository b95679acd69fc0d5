import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import type { SourceListRow } from '@/lib/sources/queries'
import { sourceTypeLabel } from '@/lib/sources/types'

const doubts = { IDENTIFIED: '', PARTIAL: 'Partly identified', NAMED_ONLY: 'Named only' } as const

/** Sources in rows, newest change first. */
export function SourceTable({ sources }: { sources: readonly SourceListRow[] }) {
  const t = useTranslator()
  return (
    <Table caption="Sources, newest change first">
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">Kind of work</th>
          <th scope="col">Date</th>
          <th scope="col">Copies</th>
          <th scope="col">Records</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <th scope="row">
              <Link href={`/desk/sources/${source.id}`} className="link">
                <bdi>{source.title}</bdi>
              </Link>
              <span className="block text-xs font-normal text-quiet">
                {[source.containerTitle, doubts[source.identification]].filter(Boolean).join(' · ')}
              </span>
            </th>
            <td>{sourceTypeLabel(source.type, t)}</td>
            <td>{source.issued && formatDate(source.issued, t)}</td>
            <td className="tabular-nums">{source.holdings}</td>
            <td className="tabular-nums">{source.records}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
