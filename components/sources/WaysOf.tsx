import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import type { Way } from '@/lib/sources/dependents'

type Props = { record: { live: number | null; draft: readonly Way[]; public: readonly Way[] } }

/** Shows how a record cites a source: its access, and the source that it is cited in. The public edition only if it differs from the draft. */
export function WaysOf({ record: { live, draft, public: shown } }: Props) {
  const t = useTranslations('sources.dependents')
  if (draft.length + shown.length === 0) return <p className="text-xs text-quiet">{t('earlierOnly')}</p>
  const differs = shown.length > 0 && JSON.stringify(shown) !== JSON.stringify(draft)
  return (
    <ul className="mt-1 text-xs">
      {draft.map((way) => (
        <WayLine key={keyOf(way)} way={way} edition={null} />
      ))}
      {draft.length === 0 && <li className="text-quiet">{t('notInDraft')}</li>}
      {differs && shown.map((way) => <WayLine key={`public ${keyOf(way)}`} way={way} edition={live} />)}
    </ul>
  )
}

const keyOf = ({ access, hop, through }: Way) => `${access} ${hop} ${through?.id}`

type LineProps = {
  way: Way
  /** Number of the public edition; null for the draft. */
  edition: number | null
}

function WayLine({ way: { access, hop, subjects, through }, edition }: LineProps) {
  const t = useTranslations('sources.dependents')
  const label = useTranslations('labels.access')
  return (
    <li>
      {t.rich('way', {
        isPublic: edition === null ? 'no' : 'yes',
        edition: edition ?? 0,
        access: label(access),
        isLater: hop > 0 ? 'yes' : 'no',
        step: hop + 1,
        hasThrough: through ? 'yes' : 'no',
        source: () =>
          through && (
            <Link href={`/desk/sources/${through.id}`} className="link">
              <bdi>{through.title}</bdi>
            </Link>
          ),
        count: subjects,
      })}
    </li>
  )
}
