import type { PublicEdition } from '@/lib/editions/queries'
import { dayOf } from './words'

/** On an edition that has been followed by another: that it has, and where to read the newest. */
export function EditionLine({
  edition: { slug, number, newest, publishedAt, isLive },
}: {
  edition: PublicEdition
}) {
  if (isLive) return null
  return (
    <p role="note" className="mt-6 rounded border border-s-4 border-edge bg-panel px-4 py-3">
      This is edition {number}, published on {dayOf(publishedAt)}.{' '}
      <a href={`/records/${slug}`} className="link">
        A newer edition exists
      </a>{' '}
      (edition {newest}). This one stays as it was.
    </p>
  )
}
