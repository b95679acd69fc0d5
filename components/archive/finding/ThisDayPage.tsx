import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate, formatDayOfYear } from '@/lib/dates'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { DaysBeside, OnThisDay } from '@/lib/search/this-day'

type Props = { day: string; beside: DaysBeside; found: readonly OnThisDay[] }

/** What records state of a day in any year, documents of that day, and the nearest days that have any. */
export function ThisDayPage({ day, beside: { before, after }, found }: Props) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <>
      <p className="kicker">{t('archive.thisDay.kicker')}</p>
      <h1 className="page-title">{formatDayOfYear(day, t)}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.thisDay.intro')}</p>
      {found.length === 0 && <p className="mt-6">{t('archive.thisDay.nothing')}</p>}
      <ol className="mt-6">
        {found.map((item) => (
          <Item key={`${item.slug} ${item.id}`} item={item} />
        ))}
      </ol>
      {before !== null && after !== null && (
        <nav aria-labelledby="days" className="screen-only mt-8">
          <h2 id="days" className="text-quiet">
            {t('archive.thisDay.days')}
          </h2>
          <p className="flex flex-wrap gap-x-6">
            <a href={to(`/this-day?day=${before}`)} rel="prev" className="link py-1">
              {formatDayOfYear(before, t)}
            </a>
            {after !== before && (
              <a href={to(`/this-day?day=${after}`)} rel="next" className="link py-1">
                {formatDayOfYear(after, t)}
              </a>
            )}
          </p>
        </nav>
      )}
    </>
  )
}

function Item({ item: { slug, title, kind, language, event, date, state } }: { item: OnThisDay }) {
  const t = useTranslator()
  const to = useAddress()
  const lang = language === 'und' ? undefined : language
  return (
    <li className="timeline-item max-w-text" data-event={event === null ? undefined : ''}>
      <p className="font-medium">{date ? formatDate(date, t) : ''}</p>
      {event === null ? (
        <p className="text-xs text-quiet">{t(kindLabel(kind))}</p>
      ) : (
        <p className="max-w-measure font-serif text-lg" lang={lang} dir="auto">
          {event}
        </p>
      )}
      <p className="flex flex-wrap items-baseline gap-x-4">
        <a href={to(`/records/${slug}`)} lang={lang} dir="auto" className="link">
          {title}
        </a>
        {state && <StateMark state={state}>{t(`labels.evidence.${state}`)}</StateMark>}
      </p>
    </li>
  )
}
