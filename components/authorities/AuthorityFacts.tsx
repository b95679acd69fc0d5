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

function period(from: string | null, to: string | null, t: Translator): string {
  if (!from && !to) return ''
  const range = from && to ? 'both' : from ? 'from' : 'until'
  return t('names.period', {
    range,
    from: from ? formatEdtf(from, t) : '',
    to: to ? formatEdtf(to, t) : '',
  })
}

/** A name with its other names, for members who can't change it. */
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
                {[language && languageName(language, t), period(usedFrom, usedTo, t)]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {note && <p className="whitespace-pre-wrap">{note}</p>}
    </div>
  )
}
