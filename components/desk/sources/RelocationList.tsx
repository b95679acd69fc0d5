import { Link } from '@/components/ui/Link'
import type { OpenRelocation } from '@/lib/review/copies/relocations/queries'
import { outcomeSentences } from '@/lib/review/copies/schema'
import { directionOf } from '@/lib/text'

type Props = { rows: readonly OpenRelocation[]; withSource?: boolean }

/** Passages that wait for somebody to say where they stand in a better copy. */
export function RelocationList({ rows, withSource = false }: Props) {
  return (
    <ul className="max-w-4xl">
      {rows.map(({ id, outcome, passage, source, warning }) => (
        <li key={id} className="border-b border-line py-3">
          {withSource && (
            <p className="text-xs text-quiet">
              <bdi>{source.title}</bdi>
            </p>
          )}
          {warning ? (
            <Link href={`/desk/sources/look-again/${id}`} className="link">
              A passage with a content warning: {warning}
            </Link>
          ) : (
            <Link
              href={`/desk/sources/look-again/${id}`}
              className="link font-serif"
              lang={passage.language}
              dir={directionOf(passage.language)}
            >
              {passage.exact.length > 160 ? `${passage.exact.slice(0, 160).toWellFormed()} …` : passage.exact}
            </Link>
          )}
          <p className="text-quiet">
            {passage.locator && `${passage.locator} · `}
            {outcomeSentences[outcome]}
          </p>
        </li>
      ))}
    </ul>
  )
}
