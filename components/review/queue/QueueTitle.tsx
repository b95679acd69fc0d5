import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { QueueRow } from '@/lib/review/queue/row'
import { directionOf, languageName } from '@/lib/text'

/** What a row of the queue is about, and the way to it. */
export function QueueTitle({ record, href }: { record: QueueRow; href: string }) {
  const t = useTranslator()
  return (
    <>
      <Link href={href} className="link" data-row>
        <bdi lang={record.language} dir={directionOf(record.language)}>
          {record.title}
        </bdi>
      </Link>
      <span className="block text-xs font-normal text-quiet">
        {t(kindLabel(record.kind))} · {languageName(record.language)}
      </span>
    </>
  )
}

/** Which edition it is to become, and how often it was submitted for that. */
export function occasionOf({ making, rounds, live }: QueueRow): string {
  const edition = making === 1 ? 'First edition' : `Edition ${making}`
  const again = rounds > 1 ? `, submitted ${rounds} times` : ''
  return `${edition}${again}${making > 1 && live === null ? ', after a withdrawal' : ''}`
}
