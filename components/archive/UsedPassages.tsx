import { useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import type { UsedPassage } from '@/lib/editions/sources'
import { EDITION_CONTEXT } from '@/lib/review/schema'
import { locatorSchema } from '@/lib/text/chain'
import { ContentWarning } from './ContentWarning'
import { PassageText } from './PassageInCopy'

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
  const text = <PassageText passage={passage} most={EDITION_CONTEXT} />
  return passage.warning === null ? (
    text
  ) : (
    <ContentWarning warning={passage.warning} part="passage">
      {text}
    </ContentWarning>
  )
}
