import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import type { SharedFact, SharedFacts } from '@/lib/review/source-facts/record-facts'
import { Differs } from './copy/SourceReference'

/** What the fields of a record say of its sources, beside what each source says. A fact that both give differently is marked. */
export function SharedFactsList({ shared }: { shared: readonly SharedFacts[] }) {
  const t = useTranslations('review.sharedFacts')
  return shared.map(({ sourceId, title, facts }) => (
    <section key={sourceId} aria-label={t('label', { title })} className="space-y-1">
      <h4 className="text-xs text-quiet">
        {t.rich('title', {
          title,
          source: (chunks) => (
            <a href={`/desk/sources/${sourceId}`} className="link">
              <bdi>{chunks}</bdi>
            </a>
          ),
        })}
      </h4>
      <dl className="review-reference">
        {facts.map((fact) => (
          <div key={fact.field} data-differs={fact.differs || undefined}>
            <Fact fact={fact} />
          </div>
        ))}
      </dl>
    </section>
  ))
}

function Fact({ fact: { label, own, source, differs } }: { fact: SharedFact }) {
  const t = useTranslations('review.sharedFacts')
  const render = useTranslator()
  const b = (chunks: React.ReactNode) => <bdi className={differs ? 'font-semibold' : ''}>{chunks}</bdi>
  return (
    <>
      <dt>{render(label)}</dt>
      <dd>
        {own === '' || differs ? (
          t.rich(own === '' ? 'sourceAlone' : 'both', { own, source, b })
        ) : (
          <>
            <bdi>{own}</bdi> <span className="text-quiet">{t('same')}</span>
          </>
        )}
        {differs && <Differs />}
      </dd>
    </>
  )
}
