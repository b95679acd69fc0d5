import { useTranslations } from 'next-intl'
import { Runs } from '@/components/text/Runs'
import { Pagination } from '@/components/ui/Pagination'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatEntry } from '@/lib/citations/format'
import { cslOf } from '@/lib/editions/evidence'
import type { PublicSource } from '@/lib/editions/sources'
import { holdingLabel } from '@/lib/holdings/schema'
import { RecordLine } from './RecordLine'
import { UnapiId, UnapiServer } from './Unapi'

const identificationKeys = { IDENTIFIED: null, PARTIAL: 'partial', NAMED_ONLY: 'namedOnly' } as const

/** A source with the archive copies that were checked and every record that cites it. */
export function SourcePage({ found, page }: { found: PublicSource; page: number }) {
  const t = useTranslations('archive')
  const render = useTranslator()
  const to = useAddress()
  const { source, holdings, total, pages, citing } = found
  const identification = identificationKeys[source.identification]
  const csl = cslOf(source)
  return (
    <>
      <UnapiServer />
      <UnapiId path={`/sources/${source.id}`} />
      <p className="kicker">{t('source.title')}</p>
      <h1 className="page-title">{String(csl.title ?? t('source.untitled'))}</h1>
      <p className="mt-5 max-w-measure font-serif text-lg oldstyle-nums">
        <Runs runs={formatEntry(csl, render)} />
      </p>
      {identification && <p className="mt-2 text-quiet">{t(`source.${identification}`)}</p>}
      {typeof csl.note === 'string' && <p className="mt-2 max-w-measure">{csl.note}</p>}

      <section aria-labelledby="copies" className="mt-10">
        <h2 id="copies" className="section-title">
          {t('source.copies')}
        </h2>
        {holdings.length === 0 ? (
          <p className="mt-3 text-quiet">{t('source.noCopies')}</p>
        ) : (
          <ul className="mt-3 space-y-2">
            {holdings.map(({ id, kind, obtainedFrom, rights, sha256 }) => (
              <li key={id}>
                {[
                  holdingLabel(kind, render),
                  obtainedFrom && t('evidence.obtainedFrom', { origin: obtainedFrom }),
                  rights,
                ]
                  .filter(Boolean)
                  .join(' · ')}
                <span className="block text-xs break-all text-quiet">
                  {sha256 === '' ? (
                    t('evidence.hashWithheld')
                  ) : (
                    <>
                      {t('evidence.hash')} <code className="font-mono">{sha256}</code>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>

      <section aria-labelledby="citing" className="mt-10">
        <h2 id="citing" className="section-title">
          {t('source.citedIn', { total })}
        </h2>
        <ol className="mt-3 max-w-3xl divide-y divide-line border-y border-line">
          {citing.map(({ slug, kind, title, attribution, earlier, statements, seen }) => (
            <li key={slug} className="py-4">
              <RecordLine slug={slug} kind={kind} title={title} attribution={attribution} edition={earlier}>
                <p className="text-quiet">
                  {earlier !== null && `${t('source.citedEarlier', { number: earlier })} `}
                  {t(`source.${seenKey(statements, seen)}`, { count: statements, seen })}
                </p>
              </RecordLine>
            </li>
          ))}
        </ol>
        <Pagination page={page} pages={pages} hrefOf={(number) => to(pageOf(source.id, number))} />
      </section>
    </>
  )
}

const pageOf = (id: string, page: number) =>
  page === 1 ? `/sources/${id}` : `/sources/${id}/more?page=${page}`

function seenKey(statements: number, seen: number) {
  if (seen === statements) return 'statementsSeen'
  return seen === 0 ? 'statementsNotSeen' : 'statementsPartlySeen'
}
