import { useFormatter, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import type { SourceConflict } from '@/lib/review/source-facts/conflicts'

type Like = { id: string; title: string; containerTitle: string | null; issuedVerbatim: string | null }
type Props = { sourceId: string; conflicts: readonly SourceConflict[]; like: readonly Like[] }

/** The different values that records and the entry give for one source, without a decision; and entries that could be the same source. */
export function ConflictList({ sourceId, conflicts, like }: Props) {
  const t = useTranslations('sources.conflicts')
  const label = useTranslations('labels.sourceAspect')
  return (
    <ul className="max-w-4xl">
      {conflicts.map(({ aspect, said }) => (
        <li key={aspect} className="border-b border-line py-3">
          <h3 className="font-medium">{label(aspect)}</h3>
          <ul className="mt-1 space-y-1">
            {said.map((one) => (
              <Said key={one.text} {...one} />
            ))}
          </ul>
        </li>
      ))}
      {like.map((other) => (
        <li key={other.id} className="border-b border-line py-3">
          <h3 className="font-medium">{t('alike')}</h3>
          <p>
            <Link href={`/desk/sources/${sourceId}/merge?with=${other.id}`} className="link">
              <bdi>{other.title}</bdi>
            </Link>{' '}
            <span className="text-quiet">
              {[other.containerTitle, other.issuedVerbatim].filter(Boolean).join(', ')}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

function Said({ text, bySource, records }: SourceConflict['said'][number]) {
  const t = useTranslations('sources.conflicts')
  const format = useFormatter()
  const here = bySource
    ? [
        <span key="here" className="text-quiet">
          {t('here')}
        </span>,
      ]
    : []
  const links = records.map(({ id, title }) => (
    <Link key={id} href={`/desk/records/${id}`} className="link">
      <bdi>{title}</bdi>
    </Link>
  ))
  return (
    <li>
      {t.rich('said', { text: () => <bdi>{text}</bdi>, where: () => format.list([...here, ...links]) })}
    </li>
  )
}
