import { useTranslator } from '@/components/ui/use-translator'
import { formatEdtf } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { languageName } from '@/lib/text'

type Props = {
  authority: {
    place: string | null
    note: string
    variants: readonly {
      id: string
      name: string
      language: string | null
      usedFrom: string | null
      usedTo: string | null
    }[]
  }
}

const span = (from: string | null, to: string | null, t: Translator) =>
  [from && `from ${formatEdtf(from, t)}`, to && `until ${formatEdtf(to, t)}`].filter(Boolean).join(' ')

/** A name with its variants, for those who may not change it. */
export function AuthorityFacts({ authority: { place, note, variants } }: Props) {
  const t = useTranslator()
  return (
    <div className="max-w-measure space-y-3">
      {place && <p>{place}</p>}
      {variants.length > 0 && (
        <ul>
          {variants.map(({ id, name, language, usedFrom, usedTo }) => (
            <li key={id}>
              <bdi lang={language ?? undefined}>{name}</bdi>
              <span className="ms-2 text-quiet">
                {[language && languageName(language), span(usedFrom, usedTo, t)].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {note && <p className="whitespace-pre-wrap">{note}</p>}
    </div>
  )
}
