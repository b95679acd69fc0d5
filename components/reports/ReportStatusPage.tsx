import { useLocale, useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { formatDay } from '@/lib/dates'
import type { ReportStatus } from '@/lib/reports/queries'
import { isolatedIn } from '@/lib/text/isolated'

/**
 * The private page of a report: whether it was answered, and how. What the reader wrote is not repeated. `address` is the full one of this page, to be
 * written down.
 */
export function ReportStatusPage({ status, address }: { status: ReportStatus; address: string }) {
  const t = useTranslations('reports')
  const to = useAddress()
  const locale = useLocale()
  const { kind, createdAt, outcome, answer, answeredAt, record } = status
  return (
    <article>
      <h1 className="page-title">{t('status.title')}</h1>
      <p className="mt-4 max-w-measure">
        {t('status.received', { kind, day: formatDay(createdAt, { locale }) })}
      </p>
      <p className="mt-3 max-w-measure font-mono text-sm break-all select-all" dir="ltr">
        {address}
      </p>
      {outcome && answeredAt ? (
        <>
          <p className="mt-3 font-medium">
            {t('status.answered', { outcome, day: formatDay(answeredAt, { locale }) })}
          </p>
          <blockquote
            dir="auto"
            className="mt-3 max-w-measure border-s-2 border-edge ps-4 font-serif text-lg whitespace-pre-line"
          >
            {answer}
          </blockquote>
        </>
      ) : (
        <p className="mt-3 max-w-measure">{t('status.open')}</p>
      )}
      <ul className="mt-6 space-y-2">
        {record && (
          <li>
            <a href={to(`/records/${record.slug}`)} className="link">
              {t('aboutRecord', { title: isolatedIn(locale, record.title) })}
            </a>
          </li>
        )}
        <li>
          <a href={to('/corrections')} className="link">
            {t('corrections.title')}
          </a>
        </li>
      </ul>
    </article>
  )
}
