import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import type { AuthorityRow } from '@/lib/authorities/queries'
import { authorityKindLabels } from '@/lib/authorities/schema'

/** Authorities in rows, by name. */
export function AuthorityTable({ authorities }: { authorities: readonly AuthorityRow[] }) {
  return (
    <Table caption="Authorities by name">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">What it names</th>
          <th scope="col">Other names</th>
          <th scope="col">Sources</th>
          <th scope="col">Records</th>
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
            <td>{authorityKindLabels[authority.kind].one}</td>
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
