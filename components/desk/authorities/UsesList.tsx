import { Link } from '@/components/ui/Link'
import { kindOf } from '@/lib/records/kinds'

type Props = {
  uses: {
    sources: readonly { id: string; title: string }[]
    records: readonly { id: string; title: string; kind: string }[]
  }
}

/** Sources and records that use a name. */
export function UsesList({ uses: { sources, records } }: Props) {
  if (sources.length + records.length === 0) return <p className="text-quiet">Nothing uses this name yet.</p>
  return (
    <ul>
      {sources.map(({ id, title }) => (
        <li key={id} className="border-b border-line py-2">
          <span className="text-quiet">Source: </span>
          <Link href={`/desk/sources/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
      {records.map(({ id, title, kind }) => (
        <li key={id} className="border-b border-line py-2">
          <span className="text-quiet">{kindOf(kind).label}: </span>
          <Link href={`/desk/records/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
    </ul>
  )
}
