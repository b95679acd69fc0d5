import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDay } from '@/lib/dates'
import type { Evidence } from '@/lib/editions/evidence'
import { notChecked } from '@/lib/editions/not-checked'
import { aspectQuestion, outcomeLabel } from '@/lib/review/aspects'

/** Who checked what and when, by aspect, and what no one has checked. Aspects and outcomes that no longer exist are shown by their id. */
export function Verdicts({ evidence: { verdicts, unchecked, hops } }: { evidence: Evidence }) {
  const t = useTranslator()
  const text = useTranslations('archive.evidence')
  const unseen = hops.filter(({ access }) => access === 'NOT_SEEN').length
  const missing = notChecked(unchecked, unseen)
  return (
    <>
      {verdicts.length > 0 && (
        <dl className="space-y-2">
          {[...Map.groupBy(verdicts, ({ aspect }) => aspect)].map(([aspect, given]) => (
            <div key={aspect}>
              <dt className="text-quiet">{aspectQuestion(aspect, t)}</dt>
              {given.map((verdict) => (
                <dd key={`${verdict.at} ${verdict.role}`}>
                  {text.rich('by', {
                    outcome: outcomeLabel(verdict.outcome, t),
                    role: verdict.role,
                    day: formatDay(verdict.at, t),
                    time: (chunks) => <time dateTime={verdict.at}>{chunks}</time>,
                  })}
                  {verdict.note && (
                    <span className="block text-quiet">{text('note', { text: verdict.note })}</span>
                  )}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      )}
      <p className="font-medium">{missing ? t(missing) : text('allChecked')}</p>
    </>
  )
}
