import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { pathOfCollection } from '@/lib/collections/shown'
import { formatDay } from '@/lib/dates'
import { kinds } from '@/lib/records/kinds'
import { kindPlural } from '@/lib/records/kinds/labels'
import type { NewEdition, NewestAsked } from '@/lib/search/newest'
import { EmptyPage } from '../EmptyPage'
import { RecordLine } from '../RecordLine'
import { newestPath } from './newest-path'

type Props = {
  asked: NewestAsked
  editions: readonly NewEdition[]
  pages: number
  /** The public collection that was asked for. */
  collection: { title: string; language: string } | null
}

/** New and changed editions, the newest first, with feeds of the same. */
export function NewestPage({ asked, editions, pages, collection }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const at = (kind: NewestAsked['kind']) => newestPath({ kind, collection: null, page: 1 })
  return (
    <>
      {collection && asked.collection && (
        <p className="kicker">
          <a href={to(pathOfCollection(asked.collection))} lang={collection.language} className="link">
            <bdi>{collection.title}</bdi>
          </a>
        </p>
      )}
      <h1 className="page-title">{t('archive.newest.title')}</h1>
      <p className="mt-3 max-w-measure text-quiet">
        {t('archive.newest.intro')}{' '}
        <a href={to(newestPath({ ...asked, page: 1 }, '/new/atom'))} className="link">
          {t('archive.newest.atom')}
        </a>{' '}
        <a href={to(newestPath({ ...asked, page: 1 }, '/new/json'))} className="link">
          {t('archive.newest.json')}
        </a>
      </p>
      <ul aria-label={t('archive.newest.kinds')} className="chosen-facets screen-only">
        <li>
          <a
            href={to(at(null))}
            aria-current={asked.kind === null && collection === null ? 'true' : undefined}
          >
            {t('archive.newest.allKinds')}
          </a>
        </li>
        {kinds.map(({ id }) => (
          <li key={id}>
            <a href={to(`/new?kind=${id}`)} aria-current={asked.kind === id ? 'true' : undefined}>
              {t(kindPlural(id))}
            </a>
          </li>
        ))}
      </ul>
      <h2 className="sr-only">{t('archive.home.recent')}</h2>
      {editions.length === 0 ? (
        <EmptyPage page={asked.page} first={newestPath({ ...asked, page: 1 })} />
      ) : (
        <ol className="mt-6 max-w-text divide-y divide-line border-y border-line">
          {editions.map(({ number, publishedAt, summary: _, ...record }) => (
            <li key={record.slug} className="py-4">
              <RecordLine {...record}>
                <p className="mt-1 text-xs text-quiet">
                  {t(number === 1 ? 'archive.newest.new' : 'archive.newest.changed', {
                    number,
                    day: formatDay(publishedAt, t),
                  })}
                  {number > 1 && (
                    <>
                      {' '}
                      <a href={to(`/records/${record.slug}/editions/${number}/changes`)} className="link">
                        {t('archive.editions.changesSince', { number: number - 1 })}
                      </a>
                    </>
                  )}
                </p>
              </RecordLine>
            </li>
          ))}
        </ol>
      )}
      <Pagination page={asked.page} pages={pages} hrefOf={(page) => to(newestPath({ ...asked, page }))} />
    </>
  )
}
