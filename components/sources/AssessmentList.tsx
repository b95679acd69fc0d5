import { When } from '@/components/desk/When'
import { useTranslator } from '@/components/ui/use-translator'
import type { Translator } from '@/lib/messages/translator'
import type { SourceAssessment } from '@/lib/sources/assessment/queries'
import { credibilities } from '@/lib/sources/assessment/schema'

/** What members thought of a source, the one that stands first. */
export function AssessmentList({ assessments }: { assessments: readonly SourceAssessment[] }) {
  const t = useTranslator()
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
            {t(`labels.reliability.${reliability}`)}. {credibilityLabel(credibility, t)}.
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

function credibilityLabel(credibility: number, t: Translator): string {
  const known = credibilities.find((value) => value === credibility)
  return known ? t(`labels.credibility.${known}`) : ''
}
