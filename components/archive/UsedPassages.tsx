import { useTranslations } from 'next-intl'
import { surroundings } from '@/components/text/surroundings'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import { CONTEXT } from '@/lib/editions/snapshot'
import type { UsedPassage } from '@/lib/editions/sources'
import { directionOf } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'
import { ContentWarning } from './ContentWarning'

/** The passages of a source that records use, marked in the text around them, in its order, each with links to the records. */
export function UsedPassages({ passages }: { passages: readonly UsedPassage[] }) {
  const t = useTranslations('archive.source')
  return (
    <section aria-labelledby="passages">
      <h2 id="passages" className="section-title">
        {t('passages', { count: passages.length })}
      </h2>
      <ol className="mt-4 space-y-8">
        {passages.map((used) => (
          <li key={used.passage.id} id={`passage-${used.passage.id}`} className="used-passage">
            <Used used={used} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Used({ used: { passage, isOpen, records } }: { used: UsedPassage }) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  const place = locatorSchema.safeParse(passage.locator)
  return (
    <>
      <p className="text-xs text-quiet">
        {place.success && `${formatLocator(place.data, render)} · `}
        <a href={`#passage-${passage.id}`} aria-label={t('source.linkToPassage')} className="permalink">
          {t('quotation.link')}
        </a>
      </p>
      {isOpen ? (
        <Text passage={passage} />
      ) : (
        <p className="mt-1 text-quiet">{t('unverified.behindWarning')}</p>
      )}
      <ul className="mt-2">
        {records.map(({ slug, title, earlier, statement }) => (
          <li key={slug} dir="auto">
            <a
              href={to(`/records/${slug}${earlier === null ? '' : `/editions/${earlier}`}#how-${statement}`)}
              className="link inline-block py-0.5"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Text({ passage }: Pick<UsedPassage, 'passage'>) {
  const t = useTranslations('archive.evidence')
  const { exact, language, warning } = passage
  const { before, after } = surroundings(passage, CONTEXT)
  if (exact === '') return <p className="mt-1 text-quiet">{t('noText')}</p>
  const text = (
    <blockquote
      lang={language === 'und' ? undefined : language}
      dir={directionOf(language)}
      className="passage-text"
    >
      {before && <span>{before}</span>}
      <mark>{exact}</mark>
      {after && <span>{after}</span>}
    </blockquote>
  )
  return warning === null ? (
    text
  ) : (
    <ContentWarning warning={warning} part="passage">
      {text}
    </ContentWarning>
  )
}
