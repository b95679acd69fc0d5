import { LinkButton } from '@/components/ui/LinkButton'
import { type QueueMark, queueMarks } from '@/lib/review/queue/filters'
import { countWords, markWords } from './queue-words'

type Props = {
  current: QueueMark | undefined
  counts: Record<QueueMark, number>
  hrefOf: (mark: QueueMark | undefined) => string
}

/** Leads to what bears one mark, with how many do; marks that nothing bears are left out. */
export function QueueMarkLinks({ current, counts, hrefOf }: Props) {
  const borne = queueMarks.filter((mark) => counts[mark] > 0 || mark === current)
  if (borne.length === 0) return null
  return (
    <nav aria-label="Why it waits" className="mb-4">
      <ul className="flex flex-wrap gap-2">
        <li>
          <LinkButton small href={hrefOf(undefined)} aria-current={current ? undefined : 'true'}>
            All
          </LinkButton>
        </li>
        {borne.map((mark) => (
          <li key={mark}>
            <LinkButton
              small
              href={hrefOf(mark)}
              aria-current={mark === current ? 'true' : undefined}
              title={markWords[mark].says}
            >
              {markWords[mark].label}{' '}
              <span className="text-quiet tabular-nums">({countWords(counts[mark])})</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
