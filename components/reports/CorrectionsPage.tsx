import { useLocale, useTranslations } from 'next-intl'
import { Dotted } from '@/components/ui/Dotted'
import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { formatDay } from '@/lib/dates'
import type { Correction } from '@/lib/reports/queries'

type Props = { entries: readonly Correction[]; page: number; pages: number }

/** What readers reported and what the archive did about it. No reader is named. */
export function CorrectionsPage({ entries, page, pages }: Props) {
  const t = useTranslations('reports')
  const to = useAddress()
  const locale = useLocale()
  return (
    <article>
      <h1 className="page-title">{t('corrections.title')}</h1>
      <p className="mt-4 max-w-measure">{t('corrections.lead')}</p>
      {entries.length === 0 ? (
        <p className="mt-6 text-quiet">{t('corrections.none')}</p>
      ) : (
        <ol className="mt-6 max-w-text divide-y divide-line border-y border-line">
          {entries.map(({ id, outcome, note, at, record }) => (
            <li key={id} className="py-4">
              <p className="text-xs text-quiet">
                <Dotted>
                  <time dateTime={at.toISOString()}>{formatDay(at, { locale })}</time>
                  {t(`outcomes.${outcome}`)}
                </Dotted>
              </p>
              {record && (
                <a href={to(`/records/${record.slug}`)} dir="auto" className="link font-serif text-lg">
                  {record.title}
                </a>
              )}
              <p dir="auto" className="mt-1 max-w-measure whitespace-pre-line">
                {note}
              </p>
            </li>
          ))}
        </ol>
      )}
      <Pagination page={page} pages={pages} hrefOf={(number) => to(`/corrections?page=${number}`)} />
    </article>
  )
}
