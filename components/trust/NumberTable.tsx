import type { ReactNode } from 'react'
import { Table } from '@/components/ui/Table'

type Props = {
  caption: string
  /** The heads of the columns, first that of the rows' names. */
  heads: readonly string[]
  rows: readonly { name: string; cells: readonly ReactNode[] }[]
}

/** A table of numbers. On a narrow screen each number is below its name. */
export function NumberTable({ caption, heads, rows }: Props) {
  return (
    <div className="mt-4 max-w-text tabular-nums">
      <Table caption={caption} stacks>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr key={name}>
              <th scope="row">
                <span className="inline-block first-letter:uppercase">{name}</span>
              </th>
              {cells.map((cell, index) => (
                <td key={heads[index + 1]} data-label={heads[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
