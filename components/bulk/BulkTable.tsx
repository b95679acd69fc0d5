import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { PreviewedEntry } from '@/lib/bulk/schema'
import { directionOf } from '@/lib/text'

type Effect = 'CHANGES' | 'SAME' | 'WAITING' | 'CHANGED' | 'REFUSED' | 'UNDONE' | 'UNDO_REFUSED'

type Props = {
  caption: string
  /** The page of an entry is below this address. */
  path: string
  entries: readonly (Omit<PreviewedEntry, 'changes'> & { effect: Effect })[]
}

/** Where cells are below each other, those without a text aren't shown with their head alone. */
const emptyIfNarrow = (texts: PreviewedEntry['texts']) => (texts ? undefined : 'max-sm:hidden!')

/** Entries with what a change does to each of them, its text before and after where a field is changed, and why it is refused where it is. */
export function BulkTable({ caption, path, entries }: Props) {
  const t = useTranslator()
  const hasTexts = entries.some(({ texts }) => texts)
  const shown = (text: string | undefined) =>
    text ? <bdi>{text}</bdi> : <span className="text-quiet">{text === '' && t('bulk.empty')}</span>
  return (
    <Table caption={caption} stacks>
      <thead>
        <tr>
          <th scope="col">{t('bulk.entry')}</th>
          {hasTexts && <th scope="col">{t('bulk.before')}</th>}
          {hasTexts && <th scope="col">{t('bulk.after')}</th>}
          <th scope="col">{t('bulk.effect')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, title, language, effect, refusal, texts }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`${path}/${id}`} className="link">
                <bdi lang={language} dir={directionOf(language)}>
                  {title || t('records.untitled')}
                </bdi>
              </Link>
            </th>
            {hasTexts && (
              <td data-label={t('bulk.before')} className={emptyIfNarrow(texts)}>
                {shown(texts?.before)}
              </td>
            )}
            {hasTexts && (
              <td data-label={t('bulk.after')} className={emptyIfNarrow(texts)}>
                {shown(texts?.after)}
              </td>
            )}
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
