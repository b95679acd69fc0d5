import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/LinkButton'
import { useTranslator } from '@/components/ui/use-translator'
import { type QueueMark, queueMarks } from '@/lib/review/queue/filters'
import { countMessage } from './queue-messages'

type Props = {
  current: QueueMark | undefined
  counts: Record<QueueMark, number>
  hrefOf: (mark: QueueMark | undefined) => string
}

/** Links to the records with one mark, with their number. Leaves out marks that no record has. */
export function QueueMarkLinks({ current, counts, hrefOf }: Props) {
  const t = useTranslations('review.queue')
  const render = useTranslator()
  const present = queueMarks.filter((mark) => counts[mark] > 0 || mark === current)
  if (present.length === 0) return null
  return (
    <nav aria-label={t('marks')} className="mb-4">
      <ul className="flex flex-wrap gap-2">
        <li>
          <LinkButton small href={hrefOf(undefined)} aria-current={current ? undefined : 'true'}>
            {t('allMarks')}
          </LinkButton>
        </li>
        {present.map((mark) => (
          <li key={mark}>
            <LinkButton
              small
              href={hrefOf(mark)}
              aria-current={mark === current ? 'true' : undefined}
              title={t(`markHint.${mark}`)}
            >
              {t(`mark.${mark}`)}{' '}
              <span className="text-quiet tabular-nums">({render(countMessage(counts[mark]))})</span>
            </LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
