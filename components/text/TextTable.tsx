import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { NodeJson } from '@/lib/text'
import { captionOf, headRowsOf, type Scope, spansOf } from '@/lib/text/tables'

type Props = {
  table: NodeJson
  rows: readonly ReactNode[]
  direction: string | undefined
  id: string | undefined
  /** The link to it; null where it has no address. */
  link: ReactNode
}

/** A table of a text. Where it is wider than the page it scrolls by itself, so that the page doesn't. */
export function TextTable({ table, rows, direction, id, link }: Props) {
  const caption = captionOf(table)
  const label = useTranslations('archive.record')('table')
  const head = headRowsOf(table)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section id={id} className="text-table" tabIndex={0} aria-label={caption ?? label} dir={direction}>
      <table>
        {caption && <caption>{caption}</caption>}
        {head > 0 && <thead>{rows.slice(0, head)}</thead>}
        {head < rows.length && <tbody>{rows.slice(head)}</tbody>}
      </table>
      {link}
    </section>
  )
}

type CellProps = { cell: NodeJson; scope: Scope | undefined; children: ReactNode }

/** A cell, or a heading with what it is the heading of. */
export function TextCell({ cell, scope, children }: CellProps) {
  return cell.type === 'tableHeader' ? (
    <th scope={scope} {...spansOf(cell)}>
      {children}
    </th>
  ) : (
    <td {...spansOf(cell)}>{children}</td>
  )
}
