import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'

type Props = {
  uses: {
    sources: readonly { id: string; title: string }[]
    records: readonly { id: string; title: string; kind: string }[]
    merged: readonly { id: string; title: string }[]
  }
}

/** Sources and records that use a name, and the names that were merged into it. */
export function UsesList({ uses: { sources, records, merged } }: Props) {
  const t = useTranslator()
  if (sources.length + records.length + merged.length === 0)
    return <p className="text-quiet">Nothing uses this name yet.</p>
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
          <span className="text-quiet">{t(kindLabel(kind))}: </span>
          <Link href={`/desk/records/${id}`} className="link">
            <bdi>{title}</bdi>
          </Link>
        </li>
      ))}
      {merged.map(({ id, title }) => (
        <li key={id} className="border-b border-line py-2">
          <span className="text-quiet">Merged into it: </span>
          <bdi>{title}</bdi>
        </li>
      ))}
    </ul>
  )
}
