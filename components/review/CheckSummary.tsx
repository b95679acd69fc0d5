import { Disclosure } from '@/components/ui/Disclosure'
import { type CheckReport, checks } from '@/lib/review/checks'
import { Findings } from './Findings'

/** How the automatic checks went: run, not applicable and crashed are told apart, and what they found in the text as a whole. */
export function CheckSummary({ report }: { report: CheckReport }) {
  const { ran, notApplicable, crashed, findings } = report
  const ofText = findings.filter(({ place }) => place.subjectId === null)
  const counts = [
    ran.length === 1 ? '1 check ran' : `${ran.length} checks ran`,
    notApplicable.length > 0 && `${notApplicable.length} did not apply`,
    crashed.length > 0 && `${crashed.length} crashed`,
    findings.length === 0 ? 'nothing was found' : `${findings.length} found`,
  ]
  const summary = `Automatic checks: ${counts.filter(Boolean).join(', ')}`
  return (
    <Disclosure summary={summary} open={ofText.length > 0 && ofText.length <= 5}>
      <div className="space-y-3">
        <Findings findings={ofText} />
        {findings.length > ofText.length && (
          <p className="text-quiet">
            What was found in a quotation, citation, event or figure stands with it below.
          </p>
        )}
        <p className="text-xs text-quiet">
          {titles('Ran', ran)} {titles('Did not apply', notApplicable)}{' '}
          {titles(
            'Crashed',
            crashed.map(({ check }) => check),
          )}
        </p>
      </div>
    </Disclosure>
  )
}

const titles = (label: string, ids: readonly string[]) =>
  ids.length > 0
    ? `${label}: ${ids.map((id) => checks.find((check) => check.id === id)?.title ?? id).join('; ')}.`
    : ''
