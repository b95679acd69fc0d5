import { useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { PublicCollection } from '@/lib/collections/reading'
import { pathOfCollection } from '@/lib/collections/shown'
import { formatDate, formatDay } from '@/lib/dates'
import type { HomeCounts, HomeEvent, HomePage, HomeRecord } from '@/lib/editions/home'
import { kinds } from '@/lib/records/kinds'
import { kindLabel, kindPlural } from '@/lib/records/kinds/labels'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import { SearchForm } from './finding/SearchForm'
import { HomeQuote } from './HomeQuote'

type Props = { archive: ArchiveSettings; home: HomePage; collections: readonly PublicCollection[] }

const langOf = (language: string) => (language === 'und' ? undefined : language)

/** The home page: what is remembered, a quotation, dates, documents, where to start, what was checked and what is new. */
export function HomeView({ archive, home, collections }: Props) {
  const t = useTranslator()
  const { subject, description, language } = archive
  const [lead = '', ...more] = description.split(/\n\s*\n/)
  return (
    <>
      <div className="home-lead">
        <div>
          <h1 lang={language} dir="auto" className="page-title">
            {subject || archiveName(archive, t)}
          </h1>
          <p lang={lead ? language : undefined} dir="auto" className="home-description">
            {lead || t('settings.home.purpose')}
          </p>
        </div>
        <SearchForm />
      </div>
      {home.quotation && <HomeQuote quotation={home.quotation} />}
      {home.newest.length === 0 ? (
        <p className="text-quiet">{t('archive.home.empty')}</p>
      ) : (
        <div className="with-margin">
          <div className="in-text space-y-14">
            <Events events={home.events} />
            <Documents documents={home.documents} />
          </div>
          <div className="in-margin space-y-10">
            <Start home={home} collections={collections} />
            <Newest records={home.newest} />
          </div>
        </div>
      )}
      <Counts counts={home.counts} />
      {more.length > 0 && (
        <p lang={language} dir="auto" className="mt-14 max-w-measure whitespace-pre-line font-serif text-lg">
          {more.join('\n\n')}
        </p>
      )}
    </>
  )
}

/** The earliest dated events of the accounts. */
function Events({ events }: { events: readonly HomeEvent[] }) {
  const t = useTranslator()
  const to = useAddress()
  if (events.length === 0) return null
  return (
    <section aria-labelledby="dates">
      <h2 id="dates" className="section-title">
        {t('archive.home.dates')}
      </h2>
      <ol className="home-dates">
        {events.map(({ id, slug, text, date }) => (
          <li key={`${slug} ${id}`}>
            <a href={to(`/records/${slug}#event-${id}`)}>{formatDate(date, t)}</a>
            <span dir="auto">{text}</span>
          </li>
        ))}
      </ol>
      <p className="mt-3 flex flex-wrap gap-x-6">
        <a href={to('/timeline')} className="link py-1">
          {t('archive.home.timeline')}
        </a>
        <a href={to('/this-day')} className="link py-1">
          {t('archive.thisDay.kicker')}
        </a>
      </p>
    </section>
  )
}

function Documents({ documents }: { documents: readonly HomeRecord[] }) {
  const t = useTranslator()
  const text = useTranslations('archive.home')
  const to = useAddress()
  if (documents.length === 0) return null
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="section-title">
        {text('documents')}
      </h2>
      <table className="home-documents">
        <thead>
          <tr>
            <th scope="col">{text('date')}</th>
            <th scope="col">{text('document')}</th>
            <th scope="col">{text('kind')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ slug, kind, title, language, date }) => (
            <tr key={slug}>
              <td>{date ? formatDate(date, t) : text('undated')}</td>
              <td lang={langOf(language)} dir="auto">
                <a href={to(`/records/${slug}`)}>{title}</a>
              </td>
              <td>{t(kindLabel(kind))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3">
        <a href={to('/records?sort=dated')} className="link inline-block py-1">
          {text('allDocuments')}
        </a>
      </p>
    </section>
  )
}

/** The most collections in the list. */
const COLLECTIONS = 4

/** Accounts and collections, then each kind with the number of its records. */
function Start({ home: { accounts, countOf }, collections }: Omit<Props, 'archive'>) {
  const t = useTranslator()
  const text = useTranslations('archive.home')
  const to = useAddress()
  return (
    <section aria-labelledby="start">
      <h2 id="start" className="section-title">
        {text('start')}
      </h2>
      <ul className="home-links">
        {accounts.map(({ slug, title, language, statements, secondHand, unseen }) => (
          <li key={slug}>
            <a
              href={to(`/records/${slug}`)}
              lang={langOf(language)}
              dir="auto"
              className="font-serif text-lg"
            >
              {title}
            </a>
            <span>{text('accountStatements', { statements, notSeen: secondHand + unseen })}</span>
          </li>
        ))}
        {collections.slice(0, COLLECTIONS).map(({ slug, title, language, records }) => (
          <li key={`collection ${slug}`}>
            <a
              href={to(pathOfCollection(slug))}
              lang={langOf(language)}
              dir="auto"
              className="font-serif text-lg"
            >
              {title}
            </a>
            <span>{t('archive.collections.records', { records })}</span>
          </li>
        ))}
        {kinds
          .filter(({ id }) => (countOf.get(id) ?? 0) > 0)
          .map(({ id }) => (
            <li key={id} className="home-kind">
              <a href={to(`/records?kind=${id}`)}>{t(kindPlural(id))}</a>
              <span>{text('count', { count: countOf.get(id) ?? 0 })}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}

function Newest({ records }: { records: readonly HomeRecord[] }) {
  const t = useTranslator()
  const text = useTranslations('archive.home')
  const to = useAddress()
  return (
    <section aria-labelledby="newest">
      <h2 id="newest" className="section-title">
        {text('recent')}
      </h2>
      <ul className="home-links">
        {records.map(({ slug, title, language, publishedAt }) => (
          <li key={slug}>
            <a href={to(`/records/${slug}`)} lang={langOf(language)} dir="auto">
              {title}
            </a>
            <time dateTime={publishedAt.toISOString()}>
              {text('published', { day: formatDay(publishedAt, t) })}
            </time>
          </li>
        ))}
      </ul>
      <p className="mt-3">
        <a href={to('/new')} className="link inline-block py-1">
          {t('archive.newest.title')}
        </a>
      </p>
    </section>
  )
}

/** How many statements were checked, how many originals were not seen, and on how many figures sources differ. */
function Counts({ counts: { statements, checked, notSeen, differing } }: { counts: HomeCounts }) {
  const text = useTranslations('archive.home')
  const to = useAddress()
  if (statements === 0) return null
  const rows = [
    { number: checked, words: text('checked', { statements }), href: '/about', label: text('howWeCheck') },
    { number: notSeen, words: text('notSeen', { count: notSeen }), href: '/unverified', label: text('help') },
    {
      number: differing,
      words: text('differing', { count: differing }),
      href: '/figures',
      label: text('compare'),
    },
  ]
  return (
    <section aria-labelledby="checked" className="home-counts">
      <h2 id="checked" className="sr-only">
        {text('checking')}
      </h2>
      {rows.map(({ number, words, href, label }) => (
        <p key={words}>
          <b>{text('count', { count: number })}</b>
          {words}
          <a href={to(href)} className="link">
            {label}
          </a>
        </p>
      ))}
    </section>
  )
}
