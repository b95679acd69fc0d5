import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { type QueueShelf, queueShelves } from '@/lib/review/queue/filters'
import { countMessage } from './queue-messages'

type Props = {
  current: QueueShelf
  counts: Record<QueueShelf, number>
  hrefOf: (shelf: QueueShelf) => string
}

/** The shelves of the queue, with the number of records on each. */
export function QueueShelves({ current, counts, hrefOf }: Props) {
  const t = useTranslations('review.queue')
  const render = useTranslator()
  return (
    <nav aria-label={t('title')} className="mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-1">
        {queueShelves.map((shelf) => (
          <li key={shelf}>
            <Link
              href={hrefOf(shelf)}
              aria-current={shelf === current ? 'page' : undefined}
              className="inline-block border-b-3 border-transparent px-3 py-2 hover:bg-panel aria-[current=page]:border-ink aria-[current=page]:font-semibold"
            >
              {t(`shelf.${shelf}`)}{' '}
              <span className="text-quiet tabular-nums">({render(countMessage(counts[shelf]))})</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
