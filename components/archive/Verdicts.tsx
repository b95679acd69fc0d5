import { useTranslations } from 'next-intl'
import type { Evidence } from '@/lib/editions/evidence'
import { aspectWords, outcomeWords } from '@/lib/review/aspects'
import { NotChecked } from './NotChecked'
import { dayOf } from './words'

const questions: Readonly<Record<string, { question: string }>> = aspectWords
const outcomes: Readonly<Record<string, { label: string }>> = outcomeWords

/** Who checked what and when, by aspect, and what no one has checked. Aspects and outcomes that no longer exist are shown by their id. */
export function Verdicts({ evidence: { verdicts, unchecked, hops } }: { evidence: Evidence }) {
  const t = useTranslations('archive.evidence')
  const unseen = hops.filter(({ access }) => access === 'NOT_SEEN').length
  return (
    <>
      {verdicts.length > 0 && (
        <dl className="space-y-2">
          {[...Map.groupBy(verdicts, ({ aspect }) => aspect)].map(([aspect, given]) => (
            <div key={aspect}>
              <dt className="text-quiet">{questions[aspect]?.question ?? aspect}</dt>
              {given.map((verdict) => (
                <dd key={`${verdict.at} ${verdict.role}`}>
                  {t.rich('by', {
                    outcome: outcomes[verdict.outcome]?.label ?? verdict.outcome,
                    role: verdict.role,
                    day: dayOf(verdict.at),
                    time: (chunks) => <time dateTime={verdict.at}>{chunks}</time>,
                  })}
                  {verdict.note && (
                    <span className="block text-quiet">{t('note', { text: verdict.note })}</span>
                  )}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      <p className="font-medium">
        {unchecked.length + unseen > 0 ? <NotChecked aspects={unchecked} unseen={unseen} /> : t('allChecked')}
      </p>
    </>
  )
}
