import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ChosenFacets, Facets } from '@/components/archive/finding/Facets'
import { FoundRecord } from '@/components/archive/finding/FoundRecord'
import { SearchForm } from '@/components/archive/finding/SearchForm'
import { SearchTerms } from '@/components/archive/finding/SearchTerms'
import { Pagination } from '@/components/ui/Pagination'
import type { Translator } from '@/lib/messages/translator'
import { kindDescription, kindPlural } from '@/lib/records/kinds/labels'
import { searchPath } from '@/lib/search/address'
import { chosenFilters } from '@/lib/search/filters'
import { type Search, searchSchema, searchWithFacets } from '@/lib/search/queries'
import { getAddress, getTranslator } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

function titleOf({ q, kind }: Search, t: Translator): string {
  if (q) return t('archive.search.titleOf', { query: q.slice(0, 80) })
  return kind ? t(kindPlural(kind)) : t('archive.search.allRecords')
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(searchSchema.parse)])
  return pageMetadata({
    title: titleOf(asked, t),
    description: asked.kind ? t(kindDescription(asked.kind)) : t('archive.search.description'),
    path: searchPath(asked),
    // The lists of kinds are enough: every combination of filters would be a page of its own.
    isListed: !asked.q && chosenFilters({ ...asked, kind: null }).length === 0,
  })
}

export default async function Records({ searchParams }: Props) {
  const [t, to, given] = await Promise.all([getTranslator(), getAddress(), searchParams])
  const asked = searchSchema.parse(given)
  const { kind, page } = asked
  // No page is kept for a word that someone made up.
  if (given.kind && !kind) notFound()
  const { total, isCapped, pages, terms, found, ...facets } = await searchWithFacets(asked)
  return (
    <>
      <h1 className="page-title pb-5">{kind ? t(kindPlural(kind)) : t('archive.search.title')}</h1>
      {kind && <p className="-mt-3 mb-5 max-w-measure text-quiet">{t(kindDescription(kind))}</p>}
      <SearchForm asked={asked} />
      <ChosenFacets asked={asked} facets={facets} />
      <div className="found">
        <Facets asked={asked} facets={facets} />
        <section aria-labelledby="results">
          <h2 className="font-medium" id="results">
            {isCapped
              ? t('archive.search.foundMore', { total, page })
              : pages > 1
                ? t('archive.search.foundOnPage', { total, page, pages })
                : t('archive.search.found', { total })}
          </h2>
          <SearchTerms terms={terms} />
          {found.length === 0 ? (
            <p className="mt-3 max-w-measure text-quiet">
              {total > 0 ? t('archive.list.pastEnd') : t('archive.search.hint')}{' '}
              <a href={to(total > 0 ? searchPath({ ...asked, page: 1 }) : '/records')} className="link">
                {total > 0 ? t('archive.list.firstPage') : t('archive.search.seeAll')}
              </a>
            </p>
          ) : (
            <ol className="mt-2 divide-y divide-line border-y border-line">
              {found.map((record) => (
                <li key={record.slug} className="py-5">
                  <FoundRecord record={record} />
                </li>
              ))}
            </ol>
          )}
          <Pagination
            page={page}
            pages={pages}
            hrefOf={(number) => to(searchPath({ ...asked, page: number }))}
          />
        </section>
      </div>
    </>
  )
}
