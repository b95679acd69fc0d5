import Link from 'next/link'
import { type QueueShelf, queueShelves } from '@/lib/review/queue/filters'

/** What each shelf is called, and what it is for. */
export const shelfWords: Record<QueueShelf, { label: string; empty: string; teaches: string }> = {
  review: {
    label: 'To review',
    empty: 'Nothing waits to be reviewed',
    teaches:
      'A record comes here when its author submits it. A reviewer who did not write in it then checks each quotation, citation, event and figure against the copy that the archive holds.',
  },
  publish: {
    label: 'To publish',
    empty: 'Nothing waits to be published',
    teaches:
      'A record comes here when everything in it is checked and approved. A publisher who did not write in it makes it an edition, which readers see at once.',
  },
  returned: {
    label: 'Came back',
    empty: 'Nothing came back',
    teaches:
      'When something is to be mended, a record comes back to its authors with the reason and what was found at each place. Mend it, and submit it again.',
  },
}

type Props = {
  current: QueueShelf
  counts: Record<QueueShelf, number>
  hrefOf: (shelf: QueueShelf) => string
}

/** The shelves of the queue with how many records lie on each. */
export function QueueShelves({ current, counts, hrefOf }: Props) {
  return (
    <nav aria-label="Queue" className="mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-1">
        {queueShelves.map((shelf) => (
          <li key={shelf}>
            <Link
              href={hrefOf(shelf)}
              aria-current={shelf === current ? 'page' : undefined}
              className="inline-block border-b-3 border-transparent px-3 py-2 hover:bg-panel aria-[current=page]:border-ink aria-[current=page]:font-semibold"
            >
              {shelfWords[shelf].label} <span className="text-quiet tabular-nums">({counts[shelf]})</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
