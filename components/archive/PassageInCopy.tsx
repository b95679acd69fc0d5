import { useTranslations } from 'next-intl'
import { surroundings } from '@/components/text/surroundings'
import { useTranslator } from '@/components/ui/use-translator'
import { formatLocator } from '@/lib/citations/format'
import type { SnapshotPassage } from '@/lib/editions/schema'
import { CONTEXT } from '@/lib/editions/snapshot'
import { holdingLabel } from '@/lib/holdings/schema'
import { directionOf, languageName } from '@/lib/text'
import { locatorSchema } from '@/lib/text/chain'

/** The passage that a statement is based on, with the text around it, and the archive copy that contains it. */
export function PassageInCopy({ passage }: { passage: SnapshotPassage }) {
  const t = useTranslations('archive.evidence')
  const render = useTranslator()
  const { exact, language, holding } = passage
  const { before, after } = surroundings(passage, CONTEXT)
  const place = locatorSchema.safeParse(passage.locator)
  return (
    <figure>
      <figcaption className="font-medium">{t('copy')}</figcaption>
      {exact === '' ? (
        <p className="mt-1 text-quiet">{t('noText')}</p>
      ) : (
        <blockquote
          lang={language === 'und' ? undefined : language}
          dir={directionOf(language)}
          className="mt-1 font-serif text-base whitespace-pre-line text-quiet"
        >
          {before && <span>{before}</span>}
          <mark className="bg-transparent text-ink underline decoration-accent decoration-2 underline-offset-3">
            {exact}
          </mark>
          {after && <span>{after}</span>}
        </blockquote>
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
          {t('hash')} <code className="font-mono">{holding.sha256}</code>
        </span>
      </p>
    </figure>
  )
}
