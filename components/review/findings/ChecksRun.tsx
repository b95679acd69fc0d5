import { useTranslations } from 'next-intl'
import type { CheckId } from '@/lib/checks/check'
import type { SeenReport } from '@/lib/review/findings/schema'

/**
 * Which checks ran, which did not apply and which crashed, by name: none of them is passed over in silence. What the gate tells of itself
 * is only counted here.
 */
export function ChecksRun({
  report,
}: {
  report: Pick<SeenReport, 'ran' | 'notApplicable' | 'crashed' | 'atGate'>
}) {
  const t = useTranslations('checks')
  const titleOf = (id: CheckId) => {
    const title = t(`${id}.title`)
    const found = report.atGate.filter(({ check }) => check === id).length
    return found > 0 ? `${title} (${found} found, told at the step that it stops)` : title
  }
  const titles = (label: string, ids: readonly CheckId[]) =>
    ids.length > 0 ? `${label}: ${ids.map(titleOf).join('; ')}. ` : ''
  return (
    <p className="text-xs text-quiet">
      {titles(
        'Crashed, and so stop publishing',
        report.crashed.map(({ check }) => check),
      )}
      {titles('Ran', report.ran)}
      {titles('Did not apply', report.notApplicable)}
    </p>
  )
}
