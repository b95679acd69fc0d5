import type { Metadata } from 'next'
import { z } from 'zod'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { EmptyPage } from '@/components/archive/EmptyPage'
import { UnverifiedStatements } from '@/components/archive/UnverifiedStatements'
import { Pagination } from '@/components/ui/Pagination'
import { checkedCounts, unverified } from '@/lib/editions/archive'
import { pageSchema } from '@/lib/input'
import { getAddress, getTranslator } from '@/lib/settings/language'

const askedSchema = z.object({ page: pageSchema, works: pageSchema })
type Asked = z.output<typeof askedSchema>
type Props = { searchParams: Promise<Record<string, unknown>> }

/** The address of one page of each list; the two lists have separate page numbers. */
function hrefOf({ page, works }: Asked): string {
  const query = new URLSearchParams()
  if (page > 1) query.set('page', String(page))
  if (works > 1) query.set('works', String(works))
  return query.size > 0 ? `/unverified?${query}` : '/unverified'
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(askedSchema.parse)])
  return pageMetadata({
    title: t('archive.unverified.title'),
    description: t('archive.unverified.description'),
    path: hrefOf(asked),
  })
}

export default async function UnverifiedPage({ searchParams }: Props) {
  const [t, to, asked] = await Promise.all([
    getTranslator(),
    getAddress(),
    searchParams.then(askedSchema.parse),
  ])
  const [counts, { statements, sources }] = await Promise.all([
    checkedCounts(),
    unverified({ page: asked.page, sourcesPage: asked.works }),
  ])
  const { records } = statements
  return (
    <>
      <h1 className="page-title">{t('archive.unverified.title')}</h1>
      <p className="mt-4 max-w-measure font-serif text-lg">{t('archive.unverified.intro')}</p>
      <p className="mt-3 max-w-measure text-quiet">{t('archive.unverified.counts', counts)}</p>

      <section aria-labelledby="statements" className="mt-12">
        <h2 id="statements" className="section-title">
          {t('archive.unverified.statements')}
        </h2>
        {records.length > 0 ? (
          <>
            <p className="mt-3 text-quiet">
              {t(statements.pages > 1 ? 'archive.unverified.countOnPage' : 'archive.unverified.count', {
                total: statements.total,
                page: statements.page,
                pages: statements.pages,
              })}
            </p>
            <UnverifiedStatements records={records} />
          </>
        ) : (
          <EmptyPage page={asked.page} first={hrefOf({ ...asked, page: 1 })} />
        )}
        <Pagination
          page={statements.page}
          pages={statements.pages}
          hrefOf={(page) => to(`${hrefOf({ ...asked, page })}#statements`)}
          label={t('archive.unverified.statementPages')}
        />
      </section>

      <section aria-labelledby="works" className="mt-12">
        <h2 id="works" className="section-title">
          {t('archive.unverified.sources')}
        </h2>
        {sources.found.length > 0 ? (
          <ul className="mt-4 max-w-3xl divide-y divide-line border-y border-line">
            {sources.found.map(({ id, title, records: citing }) => (
              <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
                <a
                  href={to(`/sources/${id}`)}
                  className="font-serif text-lg decoration-1 underline-offset-4 hover:underline"
                >
                  <bdi>{title}</bdi>
                </a>
                <span className="text-quiet">{t('archive.unverified.citedIn', { count: citing })}</span>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyPage page={asked.works} first={hrefOf({ ...asked, works: 1 })} />
        )}
        <Pagination
          page={sources.page}
          pages={sources.pages}
          hrefOf={(page) => to(`${hrefOf({ ...asked, works: page })}#works`)}
          label={t('archive.unverified.sourcePages')}
        />
      </section>
    </>
  )
}
