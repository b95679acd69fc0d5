'use client'

import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { useVerdictQueue } from './VerdictQueue'

/** Verdicts given here that are on their way, and those that were refused, each with a link to its item. */
export function UnsavedVerdicts() {
  const t = useTranslations('review.window')
  const render = useTranslator()
  const all = [...(useVerdictQueue()?.given ?? [])]
  const waiting = all.filter(([, { state }]) => state === 'WAITING').length
  const refused = all.filter(([, { state }]) => state === 'REFUSED')
  return (
    <div className="review-unsaved">
      <p role="status" className="text-quiet">
        {waiting > 0 && t('sending', { count: waiting })}
      </p>
      <div role="alert">
        {refused.length > 0 && (
          <>
            <p className="font-medium text-alarm">{t('refused', { count: refused.length })}</p>
            <ul>
              {refused.map(([key, { anchor, about, refusal }]) => (
                <li key={key}>
                  <a href={`#${anchor}`} className="link">
                    {about}
                  </a>
                  {refusal && `: ${errorText(refusal.message, render)}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
