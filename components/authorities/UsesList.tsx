import { useTranslations } from 'next-intl'
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
  const t = useTranslations('names.uses')
  const label = useTranslator()
  if (sources.length + records.length + merged.length === 0) return <p className="text-quiet">{t('none')}</p>
  const link = (href: string, title: string) => () => (
    <Link href={href} className="link">
      <bdi>{title}</bdi>
    </Link>
  )
  return (
    <ul>
      {sources.map(({ id, title }) => (
        <li key={id} className="border-b border-line py-2 text-quiet">
          {t.rich('source', { entry: link(`/desk/sources/${id}`, title) })}
        </li>
      ))}
      {records.map(({ id, title, kind }) => (
        <li key={id} className="border-b border-line py-2 text-quiet">
          {t.rich('record', { kind: label(kindLabel(kind)), entry: link(`/desk/records/${id}`, title) })}
        </li>
      ))}
      {merged.map(({ id, title }) => (
        <li key={id} className="border-b border-line py-2 text-quiet">
          {t.rich('merged', { entry: () => <bdi className="text-ink">{title}</bdi> })}
        </li>
      ))}
    </ul>
  )
}
