import { Runs } from '@/components/text/Runs'
import { Pagination } from '@/components/ui/Pagination'
import { formatEntry } from '@/lib/citations/format'
import { cslOf } from '@/lib/editions/evidence'
import type { PublicSource } from '@/lib/editions/sources'
import { RecordLine } from './RecordLine'
import { counted, holdingWords } from './words'

const known = {
  IDENTIFIED: null,
  PARTIAL: 'Not fully identified: something needed to find it is missing.',
  NAMED_ONLY: 'All that is known of it is a name that somebody gave.',
} as const

/** A source with the copies that were looked at and every record that rests on it. */
export function SourcePage({ found, page }: { found: PublicSource; page: number }) {
  const { source, holdings, total, pages, citing } = found
  const csl = cslOf(source)
  return (
    <>
      <p className="pt-14 text-quiet">Source</p>
      <h1 className="mt-2 max-w-[40ch] font-serif text-3xl font-semibold">
        {String(csl.title ?? 'Without a title')}
      </h1>
      <p className="mt-5 max-w-measure font-serif text-lg oldstyle-nums">
        <Runs runs={formatEntry(csl)} />
      </p>
      {known[source.identification] && <p className="mt-2 text-quiet">{known[source.identification]}</p>}
      {typeof csl.note === 'string' && <p className="mt-2 max-w-measure">{csl.note}</p>}

      <section aria-labelledby="copies" className="mt-10">
        <h2 id="copies" className="section-title">
          Held copies
        </h2>
        {holdings.length === 0 ? (
          <p className="mt-3 text-quiet">
            No passage of a copy of this work is shown here: it was not seen, or is only cited.
          </p>
        ) : (
          <ul className="mt-3 space-y-2">
            {holdings.map(({ id, kind, obtainedFrom, rights, sha256 }) => (
              <li key={id}>
                {[holdingWords[kind] ?? kind, obtainedFrom && `obtained from ${obtainedFrom}`, rights]
                  .filter(Boolean)
                  .join(' · ')}
                <span className="block text-xs break-all text-quiet">
                  SHA-256 <code className="font-mono">{sha256}</code>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>

      <section aria-labelledby="citing" className="mt-10">
        <h2 id="citing" className="section-title">
          Cited in {counted(total, 'record', 'records')}
        </h2>
        <ol className="mt-3 max-w-3xl divide-y divide-line border-y border-line">
          {citing.map(({ slug, kind, title, attribution, earlier, statements, seen }) => (
            <li key={slug} className="py-4">
              <RecordLine slug={slug} kind={kind} title={title} attribution={attribution} edition={earlier}>
                <p className="text-quiet">
                  {earlier !== null && `In edition ${earlier}, which a newer one has replaced: `}
                  {restsOn(statements, seen)}
                </p>
              </RecordLine>
            </li>
          ))}
        </ol>
        <Pagination page={page} pages={pages} hrefOf={(number) => pageOf(source.id, number)} />
      </section>
    </>
  )
}

const pageOf = (id: string, page: number) =>
  page === 1 ? `/sources/${id}` : `/sources/${id}/more?page=${page}`

function restsOn(statements: number, seen: number): string {
  const all = counted(statements, 'statement rests on it', 'statements rest on it')
  if (seen === statements) return `${all}; a copy was seen.`
  if (seen === 0) return `${all}; it was not seen, and is known through another source.`
  return `${all}; for ${seen} of them a copy was seen.`
}
