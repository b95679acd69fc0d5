import { useTranslator } from '@/components/ui/use-translator'
import { type ExtractionReport, encodingMessage, reportMessages } from '@/lib/holdings/extraction-report'

/** What was read from a document and how, and everything that was left out or is uncertain. Nothing for a text without a report. */
export function ExtractionFindings({ report }: { report: ExtractionReport | null }) {
  const t = useTranslator()
  if (!report) return null
  const { reader, pages, characters, encoding } = report
  const utf8 = encoding?.basis === 'UTF8' ? [encodingMessage(encoding)] : []
  return (
    <ul className="list-disc space-y-1 ps-5">
      <li>{t('holdings.report.summary', { reader, pages, characters })}</li>
      {[...utf8, ...reportMessages(report)].map((finding) => (
        <li key={finding.key}>{t(finding)}</li>
      ))}
    </ul>
  )
}
