import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import type { Way } from '@/lib/sources/dependents'

type Props = { record: { live: number | null; draft: readonly Way[]; public: readonly Way[] } }

/** How a record cites a source: what was seen of it, and through which other source it is known. The public edition only where it differs. */
export function WaysOf({ record: { live, draft, public: shown } }: Props) {
  if (draft.length + shown.length === 0)
    return <p className="text-xs text-quiet">Only earlier revisions cite it.</p>
  const differs = shown.length > 0 && JSON.stringify(shown) !== JSON.stringify(draft)
  return (
    <ul className="mt-1 text-xs">
      {draft.map((way) => (
        <Line key={keyOf(way)} way={way} />
      ))}
      {draft.length === 0 && <li className="text-quiet">The draft cites it no more.</li>}
      {differs && shown.map((way) => <Line key={`public ${keyOf(way)}`} way={way} edition={live} />)}
    </ul>
  )
}

const keyOf = ({ access, hop, through }: Way) => `${access} ${hop} ${through?.id}`

type LineProps = { way: Way; edition?: number | null }

function Line({ way: { access, hop, subjects, through }, edition }: LineProps) {
  const t = useTranslator()
  return (
    <li>
      {edition && `Edition ${edition}: `}
      {t(`labels.access.${access}`)}
      {hop > 0 && `, link ${hop + 1} of the chain`}
      {through && (
        <>
          , known through{' '}
          <Link href={`/desk/sources/${through.id}`} className="link">
            <bdi>{through.title}</bdi>
          </Link>
        </>
      )}
      : {subjects === 1 ? 'one place' : `${subjects} places`}
    </li>
  )
}
