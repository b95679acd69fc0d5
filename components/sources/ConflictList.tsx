import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { SourceConflict } from '@/lib/review/conflicts'

type Like = { id: string; title: string; containerTitle: string | null; issuedVerbatim: string | null }
type Props = { sourceId: string; conflicts: readonly SourceConflict[]; like: readonly Like[] }

/** What is said differently of one source, with who says it; and entries that look like the same work. Nobody is said to be right. */
export function ConflictList({ sourceId, conflicts, like }: Props) {
  const t = useTranslator()
  return (
    <ul className="max-w-4xl">
      {conflicts.map(({ aspect, said }) => (
        <li key={aspect} className="border-b border-line py-3">
          <h3 className="font-medium">{t(`labels.sourceAspect.${aspect}`)}</h3>
          <ul className="mt-1 space-y-1">
            {said.map(({ text, bySource, records }) => (
              <li key={text}>
                “<bdi>{text}</bdi>”{' '}
                <span className="text-quiet">
                  {bySource && 'as it stands here'}
                  {bySource && records.length > 0 && ', and in '}
                </span>
                {records.map(({ id, title }, index) => (
                  <span key={id}>
                    {index > 0 && ', '}
                    <Link href={`/desk/records/${id}`} className="link">
                      <bdi>{title}</bdi>
                    </Link>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </li>
      ))}
      {like.map((other) => (
        <li key={other.id} className="border-b border-line py-3">
          <h3 className="font-medium">An entry with much the same title</h3>
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
