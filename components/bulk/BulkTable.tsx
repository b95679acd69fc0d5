import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { Message } from '@/lib/messages/message'
import { directionOf } from '@/lib/text'

type Effect = 'CHANGES' | 'SAME' | 'WAITING' | 'CHANGED' | 'REFUSED' | 'UNDONE' | 'UNDO_REFUSED'

type Props = {
  caption: string
  /** What the entries are called, and the page of each; records where it is missing. */
  entries?: { label: string; path: string }
  records: readonly {
    id: string
    title: string
    language: string
    effect: Effect
    refusal: Message | null
  }[]
}

/** Records or other entries with what a change does to each of them, and why it is refused where it is. */
export function BulkTable({ caption, entries, records }: Props) {
  const t = useTranslator()
  return (
    <Table caption={caption} stacks>
      <thead>
        <tr>
          <th scope="col">{entries?.label ?? t('bulk.record')}</th>
          <th scope="col">{t('bulk.effect')}</th>
        </tr>
      </thead>
      <tbody>
        {records.map(({ id, title, language, effect, refusal }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`${entries?.path ?? '/desk/records'}/${id}`} className="link">
                <bdi lang={language} dir={directionOf(language)}>
                  {title || t('records.untitled')}
                </bdi>
              </Link>
            </th>
            <td>
              {t(`bulk.effects.${effect}`)}
              {refusal && <span className="block text-quiet">{t(refusal)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
