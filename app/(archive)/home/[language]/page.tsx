import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ARCHIVE_NAME, ARCHIVE_SENTENCE } from '@/components/archive/name'
import { RecordLine } from '@/components/archive/RecordLine'
import { SearchForm } from '@/components/archive/SearchForm'
import { counted, dayOf } from '@/components/archive/words'
import { overview } from '@/lib/editions/archive'
import { getTranslator } from '@/lib/messages/language'
import { kinds } from '@/lib/records/kinds'
import { kindDescription, kindPlural } from '@/lib/records/kinds/labels'

export const revalidate = 60
export const generateStaticParams = () => []

export const generateMetadata = async (): Promise<Metadata> =>
  pageMetadata({ title: ARCHIVE_NAME, description: ARCHIVE_SENTENCE, path: '/' })

/** The first page of the archive; readers know it as "/" (proxy.ts). */
export default async function Home() {
  const t = await getTranslator()
  const { countOf, statements, secondHand, unseen, newest } = await overview()
  return (
    <>
      <h1 className="pt-14 font-serif text-4xl font-semibold sm:pt-20">{ARCHIVE_NAME}</h1>
      <p className="mt-4 max-w-[52ch] font-serif text-xl">{ARCHIVE_SENTENCE}</p>
      <div className="mt-8">
        <SearchForm />
      </div>

      <section aria-labelledby="kinds" className="mt-14">
        <h2 id="kinds" className="section-title">
          What it holds
        </h2>
        <ul className="mt-4 grid gap-x-10 gap-y-6 sm:grid-cols-2">
          {kinds.map(({ id }) => (
            <li key={id} className="border-t border-line pt-3">
              <h3 className="flex items-baseline justify-between gap-4 font-serif text-xl">
                <a href={`/records?kind=${id}`} className="decoration-1 underline-offset-4 hover:underline">
                  {t(kindPlural(id))}
                </a>
                <span className="text-quiet tabular-nums">{(countOf.get(id) ?? 0).toLocaleString('en')}</span>
              </h3>
              <p className="mt-1 text-quiet">{t(kindDescription(id))}</p>
            </li>
          ))}
        </ul>
      </section>

      <section aria-labelledby="newest" className="mt-14">
        <h2 id="newest" className="section-title">
          Newest editions
        </h2>
        {newest.length === 0 ? (
          <p className="mt-4 text-quiet">Nothing has been published yet.</p>
        ) : (
          <ol className="mt-4 grid gap-x-10 sm:grid-cols-2">
            {newest.map(({ publishedAt, ...record }) => (
              <li key={record.slug} className="border-t border-line py-4">
                <RecordLine {...record}>
                  <time dateTime={publishedAt.toISOString()} className="text-xs text-quiet">
                    Published {dayOf(publishedAt)}
                  </time>
                </RecordLine>
              </li>
            ))}
          </ol>
        )}
      </section>

      <section aria-labelledby="checked" className="mt-14">
        <h2 id="checked" className="section-title">
          How far it is checked
        </h2>
        <p className="mt-4 max-w-measure font-serif text-lg">
          {checkedSentence(statements, secondHand, unseen)}
        </p>
        <p className="mt-3 flex flex-wrap gap-x-6">
          <a href="/unverified" className="link">
            What could not be verified
          </a>
          <a href="/about" className="link">
            How this archive is checked
          </a>
        </p>
      </section>
    </>
  )
}

function checkedSentence(statements: number, secondHand: number, unseen: number): string {
  if (statements === 0) return 'Nothing that rests on a source has been published yet.'
  const all =
    statements === 1
      ? 'One statement rests on a source.'
      : `${statements.toLocaleString('en')} statements rest on sources.`
  const apart = [
    secondHand > 0 && `${counted(secondHand, 'is', 'are')} known only through another source`,
    unseen > 0 && `${counted(unseen, 'has', 'have')} not yet been compared with an original`,
  ].filter((part) => part !== false)
  const rest = apart.length > 0 ? ` Of these, ${apart.join(', and ')}.` : ''
  return `${all} Nobody checked words of their own.${rest}`
}
