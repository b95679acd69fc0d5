import { useTranslations } from 'next-intl'
import type { Coverage as Numbers } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import { kindOf } from '@/lib/records/kinds'
import { Coverage } from '../finding/Coverage'

type Props = { edition: PublicEdition; coverage: Numbers }

/** What the archive says about a record: its summary, how much was checked and who approved it, and what the speaker can decide. */
export function AboutRecord({ edition: { content, kind, approved }, coverage }: Props) {
  const t = useTranslations('archive.record')
  return (
    <section aria-labelledby="about-record" className="space-y-3">
      <h2 id="about-record" className="section-title">
        {t('about')}
      </h2>
      <p
        lang={content.language === 'und' ? undefined : content.language}
        dir="auto"
        className="max-w-measure font-serif text-lg"
      >
        {content.summary}
      </p>
      <Coverage coverage={coverage} approved={approved} />
      {kindOf(kind).needsConsent && <p className="max-w-measure text-quiet">{t('consent')}</p>}
    </section>
  )
}
