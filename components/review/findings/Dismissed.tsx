import type { ReactNode } from 'react'
import { When } from '@/components/desk/When'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenReport } from '@/lib/review/findings/schema'

type Props = {
  dismissed: SeenReport['dismissed']
  /** What takes the dismissal with this key back; null for those who cannot. */
  takeBack: (key: string) => ReactNode
}

/** The warnings that somebody let pass, with who, when and why. */
export function Dismissed({ dismissed, takeBack }: Props) {
  const t = useTranslator()
  if (dismissed.length === 0) return null
  const summary =
    dismissed.length === 1 ? '1 warning was dismissed' : `${dismissed.length} warnings were dismissed`
  return (
    <Disclosure summary={summary}>
      <ul className="space-y-3 text-sm">
        {dismissed.map(({ finding, dismissal }) => (
          <li key={finding.key} className="border-s-2 border-edge ps-3">
            <p>
              {t(finding.message)}
              {finding.excerpt && <span className="text-quiet"> At “{finding.excerpt.slice(0, 120)}”.</span>}
            </p>
            <p className="text-quiet">
              {dismissal.by}, <When at={dismissal.at} />:{' '}
              <span className="whitespace-pre-wrap">{dismissal.reason}</span>
            </p>
            {takeBack(dismissal.key)}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
