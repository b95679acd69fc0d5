import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { RecordLine } from '@/components/archive/RecordLine'
import { SearchForm } from '@/components/archive/SearchForm'
import { SearchTerms } from '@/components/archive/SearchTerms'
import { Snippet } from '@/components/archive/Snippet'
import { Pagination } from '@/components/ui/Pagination'
import type { Translator } from '@/lib/messages/translator'
import { kindDescription, kindPlural } from '@/lib/records/kinds/labels'
import { type Search, search, searchSchema } from '@/lib/search/queries'
import { getTranslator } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

const hrefOf = ({ q, kind, sort }: Search, page: number) => {
  const query = new URLSearchParams({ ...(q && { q }), ...(kind && { kind }), ...(sort && { sort }) })
  if (page > 1) query.set('page', String(page))
  return query.size ? `/records?${query}` : '/records'
}

function titleOf({ q, kind }: Search, t: Translator): string {
  if (q) return t('archive.search.titleOf', { query: q.slice(0, 80) })
  return kind ? t(kindPlural(kind)) : t('archive.search.allRecords')
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(searchSchema.parse)])
  return pageMetadata({
    title: titleOf(asked, t),
    description: asked.kind ? t(kindDescription(asked.kind)) : t('archive.search.description'),
    path: hrefOf(asked, asked.page),
    isListed: !asked.q,
  })
}

export default async function Records({ searchParams }: Props) {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(searchSchema.parse)])
  const { q, kind, sort, page } = asked
  const { total, pages, terms, found } = await search(asked)
  return (
    <>
      <h1 className="page-title pb-5">{kind ? t(kindPlural(kind)) : t('archive.search.title')}</h1>
      {kind && <p className="-mt-3 mb-5 max-w-measure text-quiet">{t(kindDescription(kind))}</p>}
      <SearchForm q={q} kind={kind} sort={sort} full />
      <h2 className="mt-8 font-medium" id="results">
        {pages > 1
          ? t('archive.search.foundOnPage', { total, page, pages })
          : t('archive.search.found', { total })}
      </h2>
      <SearchTerms terms={terms} />
      {found.length === 0 ? (
        <p className="mt-3 max-w-measure text-quiet">
          {total > 0 ? t('archive.list.pastEnd') : t('archive.search.hint')}{' '}
          <a href={total > 0 ? hrefOf(asked, 1) : '/records'} className="link">
            {total > 0 ? t('archive.list.firstPage') : t('archive.search.seeAll')}
          </a>
        </p>
      ) : (
        <ol className="mt-2 max-w-3xl divide-y divide-line border-y border-line">
          {found.map(({ snippet, publishedAt: _, ...record }) => (
            <li key={record.slug} className="py-5">
              <RecordLine {...record}>
                <Snippet parts={snippet} language={record.language} />
              </RecordLine>
            </li>
          ))}
        </ol>
      )}
      <Pagination page={page} pages={pages} hrefOf={(number) => hrefOf(asked, number)} />
    </>
  )
}
