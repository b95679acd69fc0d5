import { useTranslations } from 'next-intl'
import { surroundings } from '@/components/text/surroundings'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import type { ShownPassage } from '@/lib/editions/masking/masked-edition'
import { CONTEXT } from '@/lib/editions/snapshot'
import { holdingLabel } from '@/lib/holdings/schema'
import { directionOf, languageName } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'
import { ContentWarning } from './ContentWarning'

/**
 * The passage that a statement is based on, with the text around it, behind its content warning if it has one, and the archive copy that
 * contains it.
 */
export function PassageInCopy({ passage }: { passage: ShownPassage }) {
  const t = useTranslations('archive.evidence')
  const render = useTranslator()
  const { language, holding, warning } = passage
  const place = locatorSchema.safeParse(passage.locator)
  return (
    <figure>
      <figcaption className="font-medium">{t('copy')}</figcaption>
      {warning === null ? (
        <PassageText passage={passage} />
      ) : (
        <ContentWarning warning={warning} part="passage">
          <PassageText passage={passage} />
        </ContentWarning>
      )}
      <p className="mt-1 text-xs text-quiet">
        {[
          holdingLabel(holding.kind, render),
          place.success && formatLocator(place.data, render),
          languageName(language, render),
          holding.obtainedFrom && t('obtainedFrom', { origin: holding.obtainedFrom }),
          holding.rights,
        ]
          .filter(Boolean)
          .join(' · ')}
        <span className="block break-all">
          {holding.sha256 === '' ? (
            t('hashWithheld')
          ) : (
            <>
              {t('hash')} <code className="font-mono">{holding.sha256}</code>
            </>
          )}
        </span>
      </p>
    </figure>
  )
}

function PassageText({ passage }: { passage: ShownPassage }) {
  const t = useTranslations('archive.evidence')
  const { exact, language } = passage
  const { before, after } = surroundings(passage, CONTEXT)
  if (exact === '') return <p className="mt-1 text-quiet">{t('noText')}</p>
  return (
    <blockquote
      lang={language === 'und' ? undefined : language}
      dir={directionOf(language)}
      className="mt-1 font-serif text-base whitespace-pre-line text-quiet [unicode-bidi:plaintext]"
    >
      {before && <span>{before}</span>}
      <mark className="bg-transparent text-ink underline decoration-accent decoration-2 underline-offset-3">
        {exact}
      </mark>
      {after && <span>{after}</span>}
    </blockquote>
  )
}
