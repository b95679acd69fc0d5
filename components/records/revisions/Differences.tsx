import { useTranslations } from 'next-intl'
import type { Difference } from '@/lib/records/revisions/compare'
import { directionOf } from '@/lib/text'

type Props = {
  differences: readonly Difference[]
  /** The language of what is compared, where it isn't that of the text around. */
  language?: string
}

/** Removed and added text, part by part; screen readers hear which is which. */
export function Differences({ differences, language }: Props) {
  const t = useTranslations('records.revisions')
  if (differences.length === 0) return <p className="text-quiet">{t('same')}</p>
  return (
    <dl className="space-y-6">
      {differences.map(({ label, runs, isReplaced }) => (
        <div key={label}>
          <dt className="font-medium">{label}</dt>
          {isReplaced && <dd className="mt-1 text-quiet">{t('replaced')}</dd>}
          <dd
            lang={language}
            dir={language && directionOf(language)}
            className="mt-1 font-serif whitespace-pre-wrap"
          >
            {runs.map((run, index) => {
              const key = `${index} ${run.kind}`
              if (run.kind === 'same') return <span key={key}>{run.text}</span>
              return run.kind === 'removed' ? (
                <del key={key} className="text-alarm decoration-2">
                  <span className="sr-only">{t('removed')} </span>
                  {run.text}
                </del>
              ) : (
                <ins key={key} className="text-checked decoration-2">
                  <span className="sr-only">{t('added')} </span>
                  {run.text}
                </ins>
              )
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
