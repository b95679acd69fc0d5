import { Link } from '@/components/ui/Link'
import { type QueueShelf, queueShelves } from '@/lib/review/queue/filters'
import { countWords, shelfWords } from './queue-words'

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
              {shelfWords[shelf].label}{' '}
              <span className="text-quiet tabular-nums">({countWords(counts[shelf])})</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
