import type { Explained, SeenReport } from '@/lib/review/findings/schema'

/** Which checks ran, which did not apply and which crashed, by name: none of them is passed over in silence. */
export function ChecksRun({
  report,
  explained,
}: {
  report: Pick<SeenReport, 'ran' | 'notApplicable' | 'crashed'>
  explained: Explained
}) {
  const titles = (label: string, ids: readonly string[]) =>
    ids.length > 0 ? `${label}: ${ids.map((id) => explained[id]?.title ?? id).join('; ')}. ` : ''
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
