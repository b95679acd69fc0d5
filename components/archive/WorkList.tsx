import { Runs } from '@/components/text/Runs'
import { formatBibliography } from '@/lib/citations/format'
import type { CitedWork } from '@/lib/editions/evidence'

/** Every work that the edition rests on, in the order of first use, and whether a copy of it was seen. */
export function WorkList({ works }: { works: readonly CitedWork[] }) {
  if (works.length === 0) return null
  const entries = new Map(formatBibliography(works.map(({ csl }) => csl)).map(({ id, runs }) => [id, runs]))
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" className="section-title">
        Sources
      </h2>
      <ul className="mt-4 space-y-3">
        {works.map(({ source, seen }) => (
          <li key={source.id} id={`source-${source.id}`} className="max-w-measure ps-6 -indent-6">
            <span className="font-serif text-base oldstyle-nums">
              <Runs runs={entries.get(source.id) ?? []} />
            </span>{' '}
            <span className="text-xs text-quiet">
              {seen ? 'A copy was seen.' : 'Not seen; known through another source.'}
              {source.identification === 'NAMED_ONLY' && ' All that is known of it is a name.'}
              {source.identification === 'PARTIAL' && ' Not fully identified.'}
            </span>{' '}
            <a href={`/sources/${source.id}`} className="link text-xs whitespace-nowrap">
              All that cites it
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
