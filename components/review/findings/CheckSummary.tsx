import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { SeenReport } from '@/lib/review/findings/schema'
import { PauseOffer } from '../PauseOffer'
import { ChecksRun } from './ChecksRun'
import { Dismissed } from './Dismissed'
import { UndoDismissalForm } from './DismissForm'
import { Findings } from './Findings'
import { countMessages } from './findings-messages'

type Props = {
  recordId: string
  report: SeenReport
  /** The content warning of the record or of a passage in it; null when there is none. */
  warning: string | null
}

/**
 * The result of the automatic checks: how many ran, didn't apply and crashed, and their findings in the text as a whole. Findings repeat parts
 * of the text, so a content warning folds them too.
 */
export function CheckSummary({ recordId, report, warning }: Props) {
  const { ran, notApplicable, crashed, findings, dismissed, reopened } = report
  const ofText = findings.filter(({ place }) => place.subjectId === null)
  const t = useTranslations('review.checks')
  const render = useTranslator()
  const summary = t('summary', {
    ran: ran.length,
    notApplicable: notApplicable.length,
    crashed: crashed.length,
    found: countMessages(report)
      .map((count) => render(count))
      .join(', '),
  })
  const found = (
    <>
      <Findings recordId={recordId} findings={ofText} reopened={reopened} />
      <Dismissed
        dismissed={dismissed}
        takeBack={(key) => <UndoDismissalForm recordId={recordId} findingKey={key} />}
      />
    </>
  )
  return (
    <Disclosure id="checks" summary={summary} open={ofText.length > 0 && ofText.length <= 5}>
      <div className="space-y-3">
        {warning === null || ofText.length + dismissed.length === 0 ? (
          found
        ) : (
          <PauseOffer warning={warning} shows="FINDINGS" of="SUBJECT">
            {found}
          </PauseOffer>
        )}
        {findings.length > ofText.length && <p className="text-quiet">{t('inSubjects')}</p>}
        <ChecksRun report={report} />
      </div>
    </Disclosure>
  )
}
