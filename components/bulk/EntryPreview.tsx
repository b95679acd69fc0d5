import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { PreviewedEntry } from '@/lib/bulk/entry-schema'

type Props = { path: string; entries: readonly PreviewedEntry[] }

/** Entries with the text of a field before and after a change. */
export function EntryPreview({ path, entries }: Props) {
  const t = useTranslator()
  const shown = (text: string) =>
    text === '' ? <span className="text-quiet">{t('bulk.entries.empty')}</span> : <bdi>{text}</bdi>
  return (
    <Table caption={t('bulk.previewTitle')} stacks>
      <thead>
        <tr>
          <th scope="col">{t('bulk.entries.entry')}</th>
          <th scope="col">{t('bulk.entries.before')}</th>
          <th scope="col">{t('bulk.entries.after')}</th>
          <th scope="col">{t('bulk.effect')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, title, before, after, isRefused, changes }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`${path}/${id}`} className="link">
                <bdi>{title}</bdi>
              </Link>
            </th>
            <td data-label={t('bulk.entries.before')}>{shown(before)}</td>
            <td data-label={t('bulk.entries.after')}>{shown(after)}</td>
            <td>{t(`bulk.entries.effects.${isRefused ? 'REFUSED' : changes ? 'CHANGES' : 'SAME'}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
