import type { Term } from '@/lib/search/terms'

/** Says which words occur nowhere and what was looked for instead. */
export function SearchTerms({ terms }: { terms: readonly Term[] }) {
  const instead = terms.filter((term) => term.instead.length > 0)
  if (instead.length === 0) return null
  return (
    <ul className="mt-1 text-quiet">
      {instead.map(({ word, instead: words }) => (
        <li key={word}>
          No record has “{word}”. Looked also for{' '}
          {words.map((other, index) => (
            <span key={other}>
              {index > 0 && ', '}
              <a href={`/records?q=${encodeURIComponent(other)}`} className="link">
                {other}
              </a>
            </span>
          ))}
          .
        </li>
      ))}
    </ul>
  )
}
