import { createElement, Fragment } from 'react'
import type { PublicEdition } from '@/lib/editions/queries'
import { warningOf } from '@/lib/records/content-warning'
import type { Difference } from '@/lib/records/revisions/compare'
import { Warned } from './Warned'
import { dayOf } from './words'

type Props = {
  edition: PublicEdition
  /** The edition before it; null when that was withdrawn. */
  before: PublicEdition | null
  changes: Difference[] | null
}

/** What differs between an edition and the one before it, closed where either of them stands behind a warning. */
export function ChangesPage({ edition, before, changes }: Props) {
  const { slug, number, content, publishedAt } = edition
  const warning = warningOf(edition.content) ?? (before && warningOf(before.content))
  const list = changes && <Changes changes={changes} />
  return (
    <>
      <p className="pt-10 text-quiet sm:pt-14">What changed</p>
      <h1
        lang={content.language === 'und' ? undefined : content.language}
        dir="auto"
        className="mt-2 max-w-[40ch] font-serif text-3xl font-semibold"
      >
        {content.title}
      </h1>
      <p className="mt-4 max-w-measure text-quiet">
        From{' '}
        {before ? (
          <a href={`/records/${slug}/editions/${number - 1}`} className="link">
            edition {number - 1}
          </a>
        ) : (
          `edition ${number - 1}`
        )}
        {before && `, published ${dayOf(before.publishedAt)},`} to{' '}
        <a href={`/records/${slug}/editions/${number}`} className="link">
          edition {number}
        </a>
        , published {dayOf(publishedAt)}. Struck out is what went, underlined is what came.
      </p>
      <div className="mt-8">
        {list === null ? (
          <p>Edition {number - 1} was withdrawn, so nothing of it is shown here.</p>
        ) : warning ? (
          <Warned warning={warning} of="what changed">
            {list}
          </Warned>
        ) : (
          list
        )}
      </div>
      <p className="mt-8">
        <a href={`/records/${slug}/editions`} className="link">
          All editions of this record
        </a>
      </p>
    </>
  )
}

function Changes({ changes }: { changes: readonly Difference[] }) {
  if (changes.length === 0)
    return <p>The words and what they rest on are the same; only who checked them, or when, is new.</p>
  return (
    <dl className="max-w-measure divide-y divide-line border-y border-line">
      {changes.map(({ label, runs }, at) => {
        const key = `${at} ${label}`
        return (
          <div key={key} className="py-4">
            <dt className="text-quiet">{label}</dt>
            <dd dir="auto" className="mt-1 font-serif text-lg whitespace-pre-wrap">
              {createElement(Fragment, null, ...runs.map(shown))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function shown({ kind, text }: Difference['runs'][number]) {
  if (kind === 'same') return text
  if (kind === 'removed')
    return (
      <del className="text-quiet decoration-1">
        <span className="sr-only">taken out: </span>
        {text}
      </del>
    )
  return (
    <ins className="decoration-accent decoration-2 underline-offset-3">
      <span className="sr-only">put in: </span>
      {text}
    </ins>
  )
}
