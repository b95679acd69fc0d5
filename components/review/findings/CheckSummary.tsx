import { Disclosure } from '@/components/ui/Disclosure'
import type { SeenReport } from '@/lib/review/findings/schema'
import { PauseOffer } from '../PauseOffer'
import { ChecksRun } from './ChecksRun'
import { Dismissed } from './Dismissed'
import { TakeBackForm } from './DismissForm'
import { Findings } from './Findings'
import { countWords } from './findings-words'

type Props = {
  recordId: string
  report: SeenReport
  /** What is said before words of the record are shown; null where all of it stands openly. */
  warning: string | null
}

/**
 * How the automatic checks went: run, not applicable and crashed are told apart, and what they found in the text as a whole. Findings
 * repeat words of the text, so a warning closes them too.
 */
export function CheckSummary({ recordId, report, warning }: Props) {
  const { ran, notApplicable, crashed, findings, dismissed, reopened } = report
  const ofText = findings.filter(({ place }) => place.subjectId === null)
  const counts = [
    ran.length === 1 ? '1 check ran' : `${ran.length} checks ran`,
    notApplicable.length > 0 && `${notApplicable.length} did not apply`,
    crashed.length > 0 && `${crashed.length} crashed`,
  ]
  const summary = `Automatic checks: ${counts.filter(Boolean).join(', ')}. ${countWords(report)}`
  const found = (
    <>
      <Findings recordId={recordId} findings={ofText} reopened={reopened} />
      <Dismissed
        dismissed={dismissed}
        takeBack={(key) => <TakeBackForm recordId={recordId} findingKey={key} />}
      />
    </>
  )
  return (
    <Disclosure id="checks" summary={summary} open={ofText.length > 0 && ofText.length <= 5}>
      <div className="space-y-3">
        {warning === null || ofText.length + dismissed.length === 0 ? (
          found
        ) : (
          <PauseOffer warning={warning} opens="Show what was found." of="SUBJECT">
            {found}
          </PauseOffer>
        )}
        {findings.length > ofText.length && (
          <p className="text-quiet">
            What was found in a quotation, citation, event or figure stands with it below.
          </p>
        )}
        <ChecksRun report={report} />
      </div>
    </Disclosure>
  )
}
