import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { addressOf } from '@/app/address'
import { JsonLd } from '@/components/archive/JsonLd'
import { RecordLine } from '@/components/archive/RecordLine'
import { SearchForm } from '@/components/archive/SearchForm'
import { formatDay } from '@/lib/dates'
import { overview } from '@/lib/editions/archive'
import { linkedSite } from '@/lib/exchange/linked-archive'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { kindDescription, kindPlural } from '@/lib/records/kinds/labels'
import { getAddress, getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

export async function generateMetadata(): Promise<Metadata> {
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const description = archive.description || archive.subject || t('settings.home.purpose')
  return pageMetadata({ title: archiveName(archive, t), description, path: '/' })
}

/** The home page. */
export default async function Home() {
  const [t, to, archive, { countOf, statements, secondHand, unseen, newest }] = await Promise.all([
    getTranslator(),
    getAddress(),
    archiveSettings(),
    overview(),
  ])
  return (
    <>
      <JsonLd data={linkedSite(archive, addressOf, t)} />
      <h1 lang={archive.language} className="page-title">
        {archiveName(archive, t)}
      </h1>
      {archive.subject && (
        <p lang={archive.language} className="mt-4 max-w-[52ch] font-serif text-2xl">
          {archive.subject}
        </p>
      )}
      {archive.description ? (
        <p lang={archive.language} className="mt-4 max-w-[60ch] whitespace-pre-line font-serif text-lg">
          {archive.description}
        </p>
      ) : (
        <p className="mt-4 max-w-[60ch] font-serif text-lg">{t('settings.home.purpose')}</p>
      )}
      <div className="mt-8">
        <SearchForm />
      </div>

      <section aria-labelledby="kinds" className="mt-14">
        <h2 id="kinds" className="section-title">
          {t('archive.home.kinds')}
        </h2>
        <ul className="mt-4 grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {kinds.map(({ id }) => (
            <li key={id} className="border-t border-line pt-3">
              <h3 className="flex items-baseline justify-between gap-4 font-serif text-xl">
                <a
                  href={to(`/records?kind=${id}`)}
                  className="decoration-1 underline-offset-4 hover:underline"
                >
                  {t(kindPlural(id))}
                </a>
                <span className="text-quiet tabular-nums">
                  {t('archive.home.count', { count: countOf.get(id) ?? 0 })}
                </span>
              </h3>
              <p className="mt-1 text-quiet">{t(kindDescription(id))}</p>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="newest" className="mt-14">
        <h2 id="newest" className="section-title">
          {t('archive.home.recent')}
        </h2>
        {newest.length === 0 ? (
          <p className="mt-4 text-quiet">{t('archive.home.empty')}</p>
        ) : (
          <ol className="mt-4 grid gap-x-10 sm:grid-cols-2">
            {newest.map(({ publishedAt, ...record }) => (
              <li key={record.slug} className="border-t border-line py-4">
                <RecordLine {...record}>
                  <time dateTime={publishedAt.toISOString()} className="text-xs text-quiet">
                    {t('archive.home.published', { day: formatDay(publishedAt, t) })}
                  </time>
                </RecordLine>
              </li>
            ))}
          </ol>
        )}
      </section>

      <section aria-labelledby="checked" className="mt-14">
        <h2 id="checked" className="section-title">
          {t('archive.home.checking')}
        </h2>
        <p className="mt-4 max-w-measure font-serif text-lg">
          {checkedSentences(statements, secondHand, unseen, t)}
        </p>
        <p className="mt-3 flex flex-wrap gap-x-6">
          <a href={to('/unverified')} className="link">
            {t('archive.unverified.title')}
          </a>
          <a href={to('/about')} className="link">
            {t('archive.about.title')}
          </a>
        </p>
      </section>
    </>
  )
}

function checkedSentences(statements: number, secondHand: number, unseen: number, t: Translator): string {
  if (statements === 0) return t('archive.home.noStatements')
  return [
    t('archive.home.statements', { count: statements }),
    t(unseen === 0 ? 'archive.coverage.checkedByOthers' : 'archive.coverage.checksByOthers'),
    ...(secondHand > 0 ? [t('archive.home.secondHand', { count: secondHand })] : []),
    ...(unseen > 0 ? [t('archive.home.unseen', { count: unseen })] : []),
  ].join(' ')
}
