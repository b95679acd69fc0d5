import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { Dotted } from '@/components/ui/Dotted'
import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { noteForms } from '@/lib/citations/note-styles'
import { cslOf } from '@/lib/editions/evidence'
import type { SourceList } from '@/lib/search/source-list'
import type { NoteStyle } from '@/lib/settings/schema'
import { EmptyPage } from '../EmptyPage'
import { UnapiId } from '../Unapi'

type Props = { list: SourceList; page: number; style: NoteStyle }

/** The sources that published records cite, by title, and whether a copy of each was seen. */
export function SourceListPage({ list: { sources, total, pages }, page, style }: Props) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  return (
    <>
      <h1 className="page-title">{t('record.sources')}</h1>
      <p className="mt-3 max-w-measure text-quiet">{t('source.listIntro')}</p>
      {sources.length === 0 ? (
        <EmptyPage page={page} first="/sources" />
      ) : (
        <>
          <h2 className="mt-8 font-medium">
            {pages > 1 ? t('source.countOnPage', { total, page, pages }) : t('source.count', { total })}
          </h2>
          <ul className="mt-3 max-w-text divide-y divide-line border-y border-line">
            {sources.map(({ source, records, seen }) => (
              <li key={source.id} className="py-4">
                <UnapiId path={`/sources/${source.id}`} />
                <p className="font-serif text-base oldstyle-nums" dir="auto">
                  <a
                    href={to(`/sources/${source.id}`)}
                    className="decoration-1 underline-offset-4 hover:underline"
                  >
                    <Runs runs={noteForms[style].entry(cslOf(source), render)} />
                  </a>
                </p>
                <p className="mt-1 text-xs text-quiet">
                  <Dotted>
                    {t(seen ? 'source.seen' : 'source.notSeen')}
                    {t('source.citedIn', { total: records })}
                  </Dotted>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <Pagination page={page} pages={pages} hrefOf={(number) => to(sourcesPath(number))} />
    </>
  )
}

/** The address of a page of the list. */
export const sourcesPath = (page: number) => (page === 1 ? '/sources' : `/sources?page=${page}`)
