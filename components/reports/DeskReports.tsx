import { useLocale, useTranslations } from 'next-intl'
import type { FormAction } from '@/components/desk/use-form'
import { Dotted } from '@/components/ui/Dotted'
import { formatDay } from '@/lib/dates'
import type { DeskReport } from '@/lib/reports/queries'
import { AnswerForm } from './AnswerForm'

type Props = { reports: readonly DeskReport[]; action: FormAction }

/** Reports of readers with a form for the answer, or with the answer that was given. */
export function DeskReports({ reports, action }: Props) {
  return (
    <ol className="max-w-3xl divide-y divide-line border-y border-line">
      {reports.map((report) => (
        <li key={report.id} className="space-y-2 py-5">
          <Reported report={report} />
          {report.outcome ? (
            <Answered report={report} />
          ) : (
            <AnswerForm reportId={report.id} action={action} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Reported({ report }: { report: DeskReport }) {
  const t = useTranslations('reports')
  const locale = useLocale()
  const { kind, slug, edition, statement, text, createdAt, reader, erasedAt } = report
  const path = report.path || `/records/${slug}/editions/${edition}${statement ? `#how-${statement}` : ''}`
  return (
    <>
      <p className="text-quiet">
        <Dotted>
          {t(`kinds.${kind}`)}
          <time dateTime={createdAt.toISOString()}>{formatDay(createdAt, { locale })}</time>
        </Dotted>
      </p>
      <p>
        <a href={path} className="link break-all">
          {path}
        </a>
      </p>
      {erasedAt ? (
        <p className="text-quiet">{t('desk.erased', { day: formatDay(erasedAt, { locale }) })}</p>
      ) : (
        <blockquote dir="auto" className="border-s-2 border-edge ps-4 font-serif whitespace-pre-line">
          {text}
        </blockquote>
      )}
      {reader && (reader.name || reader.email) && (
        <p dir="auto">
          <Dotted>
            {reader.name}
            {reader.email}
          </Dotted>
        </p>
      )}
    </>
  )
}

function Answered({ report: { outcome, answer, note, answeredAt, answeredBy } }: { report: DeskReport }) {
  const t = useTranslations('reports')
  const locale = useLocale()
  if (!outcome || !answeredAt) return null
  return (
    <div className="space-y-1">
      <p className="font-medium">
        {t('desk.answered', { outcome, by: answeredBy ?? '', day: formatDay(answeredAt, { locale }) })}
      </p>
      <p className="whitespace-pre-line">{answer}</p>
      {note && <p className="text-quiet">{t('desk.listed', { note })}</p>}
    </div>
  )
}
