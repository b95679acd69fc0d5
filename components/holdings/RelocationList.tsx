import { Dotted } from '@/components/ui/Dotted'
import { useTranslator } from '@/components/ui/use-translator'
import type { OpenRelocation } from '@/lib/relocation/open-relocations'
import { PassageLink } from './PassageLink'

type Props = { rows: readonly OpenRelocation[]; withSource?: boolean }

/** Passages that wait for a person to find them in a better copy. */
export function RelocationList({ rows, withSource = false }: Props) {
  const t = useTranslator()
  return (
    <ul className="max-w-4xl">
      {rows.map(({ id, outcome, passage, source, warning }) => (
        <li key={id} className="border-b border-line py-3">
          {withSource && (
            <p className="text-xs text-quiet">
              <bdi>{source.title}</bdi>
            </p>
          )}
          <PassageLink
            href={`/desk/sources/look-again/${id}`}
            exact={passage.exact}
            language={passage.language}
            warning={warning}
          />
          <p className="text-quiet">
            <Dotted>
              {passage.position && t(passage.position)}
              {t(`relocation.outcome.${outcome}`)}
            </Dotted>
          </p>
        </li>
      ))}
    </ul>
  )
}
