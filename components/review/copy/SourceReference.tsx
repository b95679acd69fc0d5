import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { type ReferenceFact, referenceOf } from '@/lib/review/source-facts/reference'
import type { WorkbenchSubject } from '@/lib/review/workbench'

/** The reference data of the source that was seen, above its passage. A fact that the citation gives otherwise is marked. */
export function SourceReference({ laid: { subject, reliedOn, passage } }: { laid: WorkbenchSubject }) {
  const t = useTranslations('review.reference')
  const translator = useTranslator()
  const { quotation, chain } = subject
  const isVerbatim = quotation?.mode === 'VERBATIM' || quotation?.mode === 'ABRIDGED'
  const facts = referenceOf(
    {
      work: reliedOn.works.at(-1) ?? null,
      hop: chain.at(-1) ?? null,
      passage,
      language: isVerbatim ? quotation.language : null,
    },
    translator,
  )
  if (facts.length === 0) return null
  return (
    <dl aria-label={t('label')} className="review-reference">
      {facts.map((one) => (
        <div key={one.fact} data-differs={one.differs || undefined}>
          <dt>{t(`fact.${one.fact}`)}</dt>
          <dd>
            <Fact fact={one} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Fact({ fact: { source, cited, differs } }: { fact: ReferenceFact }) {
  const t = useTranslations('review.reference')
  const b = (chunks: React.ReactNode) => <bdi className={differs ? 'font-semibold' : ''}>{chunks}</bdi>
  if (cited === null) return <bdi>{source}</bdi>
  if (!source) return t.rich('citedAlone', { cited, b })
  return (
    <>
      {t.rich('both', { source, cited, b })}
      {differs && <Differs />}
    </>
  )
}

/** Marks a fact that two sides give differently. */
export function Differs() {
  const t = useTranslations('review.reference')
  return (
    <span className="review-differs">
      <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3.5 fill-none stroke-current stroke-2">
        <path d="M3 6h10M3 10h10M10.5 3l-5 10" />
      </svg>
      {t('differs')}
    </span>
  )
}
