import { useTranslations } from 'next-intl'
import { When } from '@/components/desk/When'
import type { SourceAssessment } from '@/lib/sources/assessment/queries'
import { credibilities } from '@/lib/sources/assessment/schema'

/** The assessments of a source, newest first. */
export function AssessmentList({ assessments }: { assessments: readonly SourceAssessment[] }) {
  const t = useTranslations('sources.assessment')
  const label = useTranslations('labels')
  if (assessments.length === 0) return <p className="text-quiet">{t('none')}</p>
  return (
    <ol className="max-w-3xl">
      {assessments.map(({ id, reliability, credibility, reason, by, at, of }, index) => (
        <li key={id} className="border-b border-line py-3">
          <p>
            {t.rich('one', {
              code: () => (
                <strong className="font-semibold tabular-nums">
                  {reliability}
                  {credibility}
                </strong>
              ),
              reliability: label(`reliability.${reliability}`),
              credibility: credibilityLabel(credibility, label),
              isEarlier: index > 0 ? 'yes' : 'no',
              quiet: (chunks) => <span className="text-quiet">{chunks}</span>,
            })}
          </p>
          <p className="whitespace-pre-wrap">{reason}</p>
          <p className="text-xs text-quiet">
            {t.rich('by', {
              name: by,
              when: () => <When at={at} />,
              isMerged: of === null ? 'no' : 'yes',
              title: of ?? '',
            })}
          </p>
        </li>
      ))}
    </ol>
  )
}

function credibilityLabel(
  credibility: number,
  label: (key: `credibility.${(typeof credibilities)[number]}`) => string,
): string {
  const known = credibilities.find((value) => value === credibility)
  return known ? label(`credibility.${known}`) : ''
}
