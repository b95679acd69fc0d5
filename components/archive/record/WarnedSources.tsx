import { useLocale, useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { StateMark } from '@/components/ui/StateMark'
import { useTranslator } from '@/components/ui/use-translator'
import { type Evidence, shortChainOf } from '@/lib/editions/evidence'
import { directionOf } from '@/lib/text'

/** The sources and states of what is behind a content warning, which hides text and never where it is from. Shown while it is closed. */
export function WarnedSources({ evidence }: { evidence: readonly Evidence[] }) {
  const t = useTranslations('archive.warning')
  const label = useTranslator()
  const locale = useLocale()
  const rows = evidence.map((known) => ({ runs: shortChainOf(known, label), state: known.state }))
  const different = new Map(rows.map((row) => [JSON.stringify(row), row]))
  if (different.size === 0) return null
  return (
    <ul lang={locale} dir={directionOf(locale)} className="warned-sources" aria-label={t('sources')}>
      {[...different].map(([key, { runs, state }]) => (
        <li key={key}>
          <StateMark state={state}>{label(`labels.evidence.${state}`)}</StateMark> <Runs runs={runs} />
        </li>
      ))}
    </ul>
  )
}
