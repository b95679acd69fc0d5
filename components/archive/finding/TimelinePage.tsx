import { useTranslations } from 'next-intl'
import { Pagination } from '@/components/ui/Pagination'
import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { StatedDate, Timeline, TimelineAsked, TimelineItem } from '@/lib/search/timeline'
import { EmptyPage } from '../EmptyPage'
import { DateBar } from './DateBar'
import { TimelineTable } from './TimelineTable'
import { timelinePath } from './timeline-path'

type Props = { asked: TimelineAsked; timeline: Timeline }
const parts = ['all', 'events', 'records'] as const

/** The timeline of the archive: years on the left, what records state and when documents were made on the right, the undated last. */
export function TimelinePage({ asked, timeline }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const { items, pages } = timeline
  const view = asked.view === 'table' ? null : 'table'
  return (
    <>
      <h1 className="page-title">{t('archive.timeline.title')}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.timeline.intro')}</p>
      <ul aria-label={t('archive.timeline.parts')} className="chosen-facets screen-only">
        {parts.map((show) => (
          <li key={show}>
            <a
              href={to(timelinePath({ ...asked, show, page: 1 }))}
              aria-current={asked.show === show ? 'true' : undefined}
            >
              {t(`archive.timeline.show.${show}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="screen-only mt-4 flex flex-wrap gap-x-6 gap-y-2">
        <a href={to(timelinePath({ ...asked, view }))} className="link">
          {t(`archive.timeline.view.${view === null ? 'list' : 'table'}`)}
        </a>
        <a
          href={to(timelinePath({ ...asked, view: null, page: 1 }, '/timeline/csv'))}
          className="link"
          download
        >
          {t('archive.timeline.csv')}
        </a>
        <a href={to('/map')} className="link">
          {t('archive.map.title')}
        </a>
      </p>
      <div className="timeline">
        <Years asked={asked} timeline={timeline} />
        <div>
          {items.length === 0 ? (
            <EmptyPage page={asked.page} first={timelinePath({ ...asked, page: 1 })} />
          ) : asked.view === 'table' ? (
            <TimelineTable items={items} />
          ) : (
            <ol>
              {items.map((item) => (
                <Item key={`${item.slug} ${item.id}`} item={item} />
              ))}
            </ol>
          )}
          <Pagination
            page={asked.page}
            pages={pages}
            hrefOf={(page) => to(timelinePath({ ...asked, page }))}
          />
        </div>
      </div>
    </>
  )
}

function Years({ asked, timeline: { years, undated } }: Props) {
  const t = useTranslator()
  const to = useAddress()
  if (years.length === 0) return <div />
  return (
    <nav aria-label={t('archive.timeline.years')} className="year-rail screen-only">
      <ul>
        <li>
          <a
            href={to(timelinePath({ ...asked, year: null, page: 1 }))}
            aria-current={asked.year === null ? 'true' : undefined}
          >
            {t('archive.timeline.allYears')}
          </a>
        </li>
        {years.map(({ year, items }) => (
          <li key={year}>
            <a
              href={to(timelinePath({ ...asked, year: String(year), page: 1 }))}
              aria-current={asked.year === String(year) ? 'true' : undefined}
              aria-label={t('archive.timeline.year', { year: String(year), count: items })}
            >
              {year} <span className="text-quiet">{t('archive.facets.count', { count: items })}</span>
            </a>
          </li>
        ))}
      </ul>
      {undated > 0 && (
        <p className="mt-2 text-xs text-quiet">{t('archive.timeline.undated', { count: undated })}</p>
      )}
    </nav>
  )
}

const isUncertain = (edtf: string | null | undefined) => /[?~%X]/.test(edtf ?? '')

function Item({ item }: { item: TimelineItem }) {
  const t = useTranslator()
  const rich = useTranslations('archive.timeline')
  const to = useAddress()
  const { slug, title, language, kind, event, date, from, to: end, state, differing } = item
  const lang = language === 'und' ? undefined : language
  return (
    <li className="timeline-item" data-event={event === null ? undefined : ''}>
      <div className={differing.length > 0 ? 'timeline-dates has-several' : 'timeline-dates'}>
        <div>
          <p className="font-medium">{date ? formatDate(date, t) : t('archive.timeline.noDate')}</p>
          <DateBar from={from} to={end} isUncertain={isUncertain(date?.edtf)} />
        </div>
        {differing.length > 0 && (
          <div>
            <p className="text-xs text-quiet">{t('archive.timeline.differing')}</p>
            <ul>
              {differing.map((other) => (
                <OtherDate key={`${other.slug} ${other.date?.verbatim}`} other={other} />
              ))}
            </ul>
          </div>
        )}
      </div>
      {event === null ? (
        <>
          <p className="text-xs text-quiet">{t(kindLabel(kind))}</p>
          <p className="font-serif text-lg" lang={lang} dir="auto">
            <a href={to(`/records/${slug}`)} className="hover:underline">
              {title}
            </a>
          </p>
        </>
      ) : (
        <>
          <p className="max-w-measure font-serif text-lg" lang={lang} dir="auto">
            {event}
          </p>
          <p className="flex flex-wrap items-baseline gap-x-4 text-xs text-quiet">
            <span>
              {rich.rich('statedIn', {
                record: () => (
                  <a
                    key="record"
                    href={to(`/records/${slug}#timeline`)}
                    lang={lang}
                    dir="auto"
                    className="link"
                  >
                    {title}
                  </a>
                ),
              })}
            </span>
            {state && <StateMark state={state}>{t(`labels.evidence.${state}`)}</StateMark>}
          </p>
        </>
      )}
    </li>
  )
}

function OtherDate({ other: { slug, title, date } }: { other: StatedDate }) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <li>
      {date ? formatDate(date, t) : t('archive.timeline.noDate')}{' '}
      <a href={to(`/records/${slug}#timeline`)} className="link text-xs">
        {title}
      </a>
    </li>
  )
}
