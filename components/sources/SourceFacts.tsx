import { useTranslations } from 'next-intl'
import { Fact } from '@/components/ui/Fact'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { sourceFieldNames } from '@/lib/sources/fields'
import { personName } from '@/lib/sources/person-name'
import type { Source } from '@/lib/sources/schema'
import { sourceFieldLabel } from '@/lib/sources/types'
import { languageName } from '@/lib/text'

type Props = { source: Source; authorityNames: ReadonlyMap<string, string> }

const dateText = (date: Source['issued'], t: Translator) =>
  date &&
  (formatDate(date, t) === date.verbatim
    ? date.verbatim
    : t('sources.printedDate', { date: formatDate(date, t), verbatim: date.verbatim }))

/** The description of a source, field by field. */
export function SourceFacts({ source, authorityNames }: Props) {
  const t = useTranslator()
  const text = useTranslations('sources')
  const authority = (id: string) => (
    <Link href={`/desk/authorities/${id}`} className="link">
      <bdi>{authorityNames.get(id) ?? id}</bdi>
    </Link>
  )
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
      <Fact label={t('sources.fields.identification')}>
        {t(`labels.identificationDescription.${source.identification}`)}
      </Fact>
      <Fact label={t('sources.fields.issued')}>{dateText(source.issued, t)}</Fact>
      <Fact label={t('sources.fields.language')}>{source.language && languageName(source.language, t)}</Fact>
      {source.contributors.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names can repeat, so only their position identifies them
        <Fact key={index} label={t(`labels.contributorRole.${name.role}`)}>
          {text.rich('contributor', {
            name: () => <bdi>{personName(name)}</bdi>,
            hasEntry: name.authorityId ? 'yes' : 'no',
            entry: () => name.authorityId && authority(name.authorityId),
          })}
        </Fact>
      ))}
      {sourceFieldNames.map((name) => (
        <Fact key={name} label={t(sourceFieldLabel(source.type, name))}>
          {source[name] && <bdi>{source[name]}</bdi>}
        </Fact>
      ))}
      {source.authorities.map(({ role, authorityId }) => (
        <Fact key={`${role} ${authorityId}`} label={t(`labels.authorityRole.${role}`)}>
          {authority(authorityId)}
        </Fact>
      ))}
      <Fact label={t('sources.fields.accessed')}>{dateText(source.accessed, t)}</Fact>
      <Fact label={t('sources.fields.note')}>
        {source.note && <span className="whitespace-pre-wrap">{source.note}</span>}
      </Fact>
    </dl>
  )
}
