import type { Run } from '@/lib/citations/runs'

/** A formatted citation: text, italics and links, never markup from outside. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  let end = 0
  return runs.map(({ text, italic, href }) => {
    end += text.length
    const words = italic ? <cite>{text}</cite> : text
    return (
      <span key={end}>
        {href ? (
          <a href={href} rel="noreferrer" className="link">
            {words}
          </a>
        ) : (
          words
        )}
      </span>
    )
  })
}
