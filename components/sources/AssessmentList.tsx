import { When } from '@/components/desk/When'
import type { SourceAssessment } from '@/lib/sources/assessment/queries'
import { credibilityLabels, reliabilityLabels } from '@/lib/sources/assessment/schema'

const credible: Readonly<Record<number, string>> = credibilityLabels

/** What members thought of a source, the one that stands first. */
export function AssessmentList({ assessments }: { assessments: readonly SourceAssessment[] }) {
  if (assessments.length === 0) return <p className="text-quiet">Nobody has assessed it yet.</p>
  return (
    <ol className="max-w-3xl">
      {assessments.map(({ id, reliability, credibility, reason, by, at, of }, index) => (
        <li key={id} className="border-b border-line py-3">
          <p>
            <strong className="font-semibold tabular-nums">
              {reliability}
              {credibility}
            </strong>{' '}
            {reliabilityLabels[reliability]}; {credible[credibility]?.toLowerCase()}.
            {index > 0 && <span className="text-quiet"> Earlier</span>}
          </p>
          <p className="whitespace-pre-wrap">{reason}</p>
          <p className="text-xs text-quiet">
            {by}, <When at={at} />
            {of && `, of “${of}”, which was merged into this`}
          </p>
        </li>
      ))}
    </ol>
  )
}
