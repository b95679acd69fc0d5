import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import type { CheckId } from '@/lib/checks/check'
import type { SeenReport } from '@/lib/review/findings/schema'

/** The names of the checks that ran, that didn't apply and that crashed. Findings that the gate shows are only counted here. */
export function ChecksRun({
  report,
}: {
  report: Pick<SeenReport, 'ran' | 'notApplicable' | 'crashed' | 'atGate'>
}) {
  const t = useTranslations('checks')
  const render = useTranslator()
  const titleOf = (id: CheckId) => {
    const title = t(`${id}.title`)
    const found = report.atGate.filter(({ check }) => check === id).length
    return found > 0 ? render('review.checks.atGate', { title, count: found }) : title
  }
  const line = (state: 'crashed' | 'ran' | 'notApplicable', ids: readonly CheckId[]) =>
    ids.length > 0 && (
      <span className="block">
        {render(`review.checks.${state}`, { titles: ids.map(titleOf).join('; ') })}
      </span>
    )
  return (
    <p className="text-xs text-quiet">
      {line(
        'crashed',
        report.crashed.map(({ check }) => check),
      )}
      {line('ran', report.ran)}
      {line('notApplicable', report.notApplicable)}
    </p>
  )
}
