import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { ShownRow } from '@/lib/imports/queries'
import { directionOf } from '@/lib/text'

type Props = {
  title: string
  rows: readonly ShownRow[]
  /** The number of all; the first of them are shown. */
  count: number
  /** The address of an entry without its id. */
  entries: string
  /** The address of all rows as a file. */
  file?: string
}

/** Rows of a file with what is wrong with each, or the entry that it became or looks like. */
export function ResultRows({ title, rows, count, entries, file }: Props) {
  const t = useTranslator()
  if (rows.length === 0) return null
  return (
    <section className="space-y-2">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 className="text-lg font-semibold">{title}</h2>
        {file && (
          <a className="link" href={file} download>
            {t('imports.saveRows', { count })}
          </a>
        )}
      </div>
      {count > rows.length && (
        <p className="text-quiet">{t('imports.firstOf', { shown: rows.length, count })}</p>
      )}
      <Table caption={title} stacks>
        <thead>
          <tr>
            <th scope="col">{t('imports.rowHead')}</th>
            <th scope="col">{t('imports.rowResult')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells, faults, entry, earlier }) => (
            <tr key={number}>
              <th scope="row" className="whitespace-nowrap tabular-nums">
                {t('imports.rowNumber', { number })}
              </th>
              <td>
                {entry && (
                  <Link href={`${entries}/${entry.id}`} className="link">
                    <bdi lang={entry.language} dir={directionOf(entry.language)}>
                      {entry.title || t('records.untitled')}
                    </bdi>
                  </Link>
                )}
                {!entry && earlier !== null && t('imports.earlier', { row: earlier })}
                {faults.map(({ field, text }) => (
                  <p key={`${field?.key} ${text.key}`}>
                    {field ? t('imports.fault', { field, text }) : t(text)}
                  </p>
                ))}
                {cells.length > 0 && (
                  <p className="truncate text-quiet">
                    <bdi lang="und">{cells.filter(Boolean).join(' · ').slice(0, 160)}</bdi>
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
