import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import type { CollectedEntry, CollectionPage as Collection } from '@/lib/collections/reading'
import { paragraphsOf } from '@/lib/collections/shown'
import { formatDate } from '@/lib/dates'
import { listedAttribution } from '@/lib/records/kinds/fields'
import { directionOf } from '@/lib/text'
import { RecordLine } from '../RecordLine'
import { newestPath } from './newest-path'

/** A collection: its introduction, and its public records in their order, each with its date and first words. */
export function CollectionPage({ collection }: { collection: Collection }) {
  const t = useTranslator()
  const to = useAddress()
  const { slug, title, language, introduction, entries } = collection
  const feed = (path?: string) => newestPath({ kind: null, collection: slug, page: 1 }, path)
  return (
    <>
      <p className="kicker">
        <a href={to('/collections')} className="link">
          {t('archive.collections.one')}
        </a>
      </p>
      <div lang={language} dir={directionOf(language)}>
        <h1 className="page-title">{title}</h1>
        <div className="mt-4 max-w-measure space-y-4 font-serif text-lg">
          {paragraphsOf(introduction).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </div>
      <h2 className="section-title mt-10">{t('archive.collections.records', { records: entries.length })}</h2>
      <ol className="mt-4 max-w-text divide-y divide-line border-y border-line">
        {entries.map((entry) => (
          <li key={entry.slug} className="py-5">
            <Entry entry={entry} />
          </li>
        ))}
      </ol>
      <p className="screen-only mt-6 flex flex-wrap gap-x-6 gap-y-2">
        <a href={to(`/records?collection=${slug}`)} className="link">
          {t('archive.collections.search')}
        </a>
        <a href={to(feed())} className="link">
          {t('archive.newest.title')}
        </a>
        <a href={to(feed('/new/atom'))} className="link">
          {t('archive.newest.atom')}
        </a>
        <a href={to(feed('/new/json'))} className="link">
          {t('archive.newest.json')}
        </a>
      </p>
    </>
  )
}

function Entry({ entry: { date, words, ...record } }: { entry: CollectedEntry }) {
  const t = useTranslator()
  // The line below the title of most kinds ends with the date.
  const hasLine = listedAttribution(record.kind, record.fields, t).length > 0
  return (
    <RecordLine {...record} when={date && !hasLine ? formatDate(date, t) : null}>
      {words && (
        <p
          className="mt-2 max-w-measure font-serif text-base"
          lang={record.language === 'und' ? undefined : record.language}
          dir="auto"
        >
          {words}
        </p>
      )}
    </RecordLine>
  )
}
