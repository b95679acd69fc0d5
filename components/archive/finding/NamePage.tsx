import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { namePath } from '@/lib/search/name-kinds'
import type { PublicName } from '@/lib/search/name-lists'
import { RecordLine } from '../RecordLine'

type Props = { name: PublicName; page: number }

/** A name with the records and sources that give it. Everything on it is from what is published. */
export function NamePage({ name: { kind, key, name, forms, total, pages, records, sources }, page }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const path = namePath(kind, key)
  return (
    <>
      <p className="kicker">{t(`archive.names.one.${kind}`)}</p>
      <h1 className="page-title" dir="auto">
        {name}
      </h1>
      {forms.length > 0 && (
        <p className="mt-3 max-w-measure text-quiet">{t('archive.names.forms', { forms })}</p>
      )}
      <section aria-labelledby="records" className="mt-10">
        <h2 id="records" className="section-title">
          {t('archive.names.records', { total })}
        </h2>
        <ol className="mt-3 max-w-text divide-y divide-line border-y border-line">
          {records.map(({ date: _, ...record }) => (
            <li key={record.slug} className="py-4">
              <RecordLine {...record} />
            </li>
          ))}
        </ol>
        <Pagination
          page={page}
          pages={pages}
          hrefOf={(number) => to(number > 1 ? `${path}?page=${number}` : path)}
        />
        <p className="mt-3 flex flex-wrap gap-x-6">
          <a href={to(`/records?${new URLSearchParams({ [kind]: key })}`)} className="link">
            {t('archive.names.search')}
          </a>
          {kind === 'place' && (
            <a href={to('/map')} className="link">
              {t('archive.map.title')}
            </a>
          )}
        </p>
      </section>
      {sources.length > 0 && (
        <section aria-labelledby="sources" className="mt-10">
          <h2 id="sources" className="section-title">
            {t('archive.names.sources')}
          </h2>
          <ul className="mt-3 max-w-text divide-y divide-line border-y border-line">
            {sources.map(({ id, title, records: citing }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
                <a href={to(`/sources/${id}`)} dir="auto" className="font-serif text-lg hover:underline">
                  {title}
                </a>
                <span className="text-quiet">{t('archive.unverified.citedIn', { count: citing })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
