import { Link } from '@/components/ui/Link'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { QueueRow } from '@/lib/review/queue/row'
import { directionOf, languageName } from '@/lib/text'

/** The record of a row, with a link to it. */
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
        {t(kindLabel(record.kind))} · {languageName(record.language, t)}
      </span>
    </>
  )
}
