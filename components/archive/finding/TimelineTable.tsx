import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { kindLabel } from '@/lib/records/kinds/labels'
import type { TimelineItem } from '@/lib/search/timeline'
import { timelineCells } from './timeline-cells'

const columns = ['date', 'event', 'record', 'differing', 'state'] as const

/** The timeline as a table. */
export function TimelineTable({ items }: { items: readonly TimelineItem[] }) {
  const t = useTranslator()
  const to = useAddress()
  return (
    <table className="register">
      <caption className="sr-only">{t('archive.timeline.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`archive.timeline.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const cells = timelineCells(item, t)
          return (
            <tr key={`${item.slug} ${item.id}`}>
              <td className="is-short">{cells.date}</td>
              {item.event === null ? (
                <>
                  <td className="register-title">
                    <a href={to(`/records/${item.slug}`)} dir="auto">
                      {cells.record}
                    </a>
                  </td>
                  <td>{t(kindLabel(item.kind))}</td>
                </>
              ) : (
                <>
                  <td className="register-title">
                    <bdi>{cells.event}</bdi>
                  </td>
                  <td>
                    <a href={to(`/records/${item.slug}`)} dir="auto">
                      {cells.record}
                    </a>
                  </td>
                </>
              )}
              <td>{cells.differing}</td>
              <td className="is-short">{cells.state}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
