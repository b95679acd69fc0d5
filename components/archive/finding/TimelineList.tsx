import { useTranslator } from '@/components/ui/use-translator'
import { formatDate } from '@/lib/dates'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import type { TimelineEvent } from '@/lib/records/timeline'
import { anchorId } from '../record/anchors'
import { EvidenceDetails } from '../record/EvidenceDetails'

type Props = { events: readonly TimelineEvent[]; evidence: ReadonlyMap<string, Evidence> }

/** Dated events in the editor's order. A missing year is named in words. */
export function TimelineList({ events, evidence }: Props) {
  const t = useTranslator()
  if (events.length === 0) return null
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="section-title">
        {t('archive.record.timeline')}
      </h2>
      <ol className="mt-5 border-s border-edge">
        {events.map((event) => {
          const known = evidence.get(keyOf({ type: 'TIMELINE', id: event.id }))
          const anchor = anchorId(`event-${event.id}`, known?.warnings ?? 0)
          return (
            <li key={event.id} id={anchor} className="dated-event relative pb-6 ps-6 last:pb-0">
              <span
                aria-hidden="true"
                className="absolute -inset-s-[5px] top-2 size-[9px] rounded-full border border-edge bg-paper"
              />
              <p className="text-quiet">
                {formatDate(event.date, t)}{' '}
                <a
                  href={`#${anchor}`}
                  className="permalink screen-only ms-1 inline-block min-h-6"
                  aria-label={t('archive.record.linkToEvent')}
                >
                  {t('archive.quotation.link')}
                </a>
              </p>
              <p dir="auto" className="max-w-measure font-serif text-lg">
                {event.text}
              </p>
              {known && <EvidenceDetails evidence={known} warnings={known.warnings} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
