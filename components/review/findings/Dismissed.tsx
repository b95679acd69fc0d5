import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { AfterReset } from '@/components/members/AfterReset'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenReport } from '@/lib/review/findings/schema'

type Props = {
  dismissed: SeenReport['dismissed']
  /** The form that undoes the dismissal with this key; null for members who can't. */
  takeBack: (key: string) => ReactNode
}

/** The dismissed warnings, with who dismissed them, when and why. */
export function Dismissed({ dismissed, takeBack }: Props) {
  const t = useTranslator()
  const text = useTranslations('review.checks')
  if (dismissed.length === 0) return null
  return (
    <Disclosure summary={text('dismissed', { count: dismissed.length })}>
      <ul className="space-y-3 text-sm">
        {dismissed.map(({ finding, dismissal }) => (
          <li key={finding.key} className="border-s-2 border-edge ps-3">
            <p>
              {t(finding.message)}
              {finding.excerpt && (
                <span className="text-quiet">
                  {' '}
                  {text('excerpt', { excerpt: finding.excerpt.slice(0, 120) })}
                </span>
              )}
            </p>
            <p className="text-quiet">
              {text.rich('dismissedBy', {
                by: () => dismissal.by,
                when: () => <When at={dismissal.at} />,
                reason: () => <span className="whitespace-pre-wrap">{dismissal.reason}</span>,
              })}
              <AfterReset memberId={dismissal.memberId} at={dismissal.at} />
            </p>
            {takeBack(dismissal.key)}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
