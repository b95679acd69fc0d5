import { formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import type { TimelineItem } from '@/lib/search/timeline'

/** The parts of a timeline entry as text, for its table and its file. */
export const timelineCells = (
  { date, event, title, differing, state }: TimelineItem,
  t: Translator,
): { date: string; event: string; record: string; differing: string; state: string } => ({
  date: date ? formatDate(date, t) : t('archive.timeline.noDate'),
  event: event ?? title,
  record: title,
  differing: differing
    .map((other) =>
      t('archive.timeline.otherDate', {
        date: other.date ? formatDate(other.date, t) : t('archive.timeline.noDate'),
        record: other.title,
      }),
    )
    .join('; '),
  state: state ? t(`labels.evidence.${state}`) : '',
})
