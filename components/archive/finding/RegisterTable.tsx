import { StateMark } from '@/components/ui/StateMark'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { searchPath } from '@/lib/search/address'
import { type RegisterColumn, type RegisterId, registers, sortable } from '@/lib/search/register-columns'
import type { RegisterAsked, RegisterRow } from '@/lib/search/registers'
import { cellText, stateOfRow } from './register-cells'

type Props = { id: RegisterId; asked: RegisterAsked; rows: readonly RegisterRow[] }

/** A register as a table whose heads sort it. On a narrow screen each row is a card of two lines. */
export function RegisterTable({ id, asked, rows }: Props) {
  const t = useTranslator()
  // Details that few acts have are shown where one of the page has them.
  const columns = registers[id].columns.filter(
    (column) =>
      (column !== 'status' && column !== 'vote') || rows.some((row) => cellText(id, column, row, t) !== ''),
  )
  return (
    <table className="register">
      <caption className="sr-only">{t(`archive.register.titles.${id}`)}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column} id={id} column={column} asked={asked} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.slug}>
            {columns.map((column) => (
              <Cell key={column} id={id} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const sortedBy = (id: RegisterId, { sort }: RegisterAsked, column: RegisterColumn) => {
  const now = sort ?? registers[id].sort
  if (now === column) return 'ascending'
  return now === `-${column}` ? 'descending' : undefined
}

type HeadProps = { id: RegisterId; column: RegisterColumn; asked: RegisterAsked }

function Head({ id, column, asked }: HeadProps) {
  const t = useTranslator()
  const to = useAddress()
  const order = sortedBy(id, asked, column)
  const label = t(`archive.register.columns.${column}`)
  if (!sortable.includes(column)) return <th scope="col">{label}</th>
  const next = order === 'ascending' ? `-${column}` : column
  return (
    <th scope="col" aria-sort={order}>
      <a href={to(searchPath({ ...asked, kind: null, sort: next, page: 1 }, registers[id].path))}>
        {label}
        <span aria-hidden="true">{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}</span>
      </a>
    </th>
  )
}

/** Columns with what the record itself says, in its language. */
const inOwnWords: ReadonlySet<RegisterColumn> = new Set([
  'body',
  'jurisdiction',
  'instrument',
  'number',
  'vote',
  'periodical',
])

function Cell({ id, column, row }: { id: RegisterId; column: RegisterColumn; row: RegisterRow }) {
  const t = useTranslator()
  const to = useAddress()
  const text = cellText(id, column, row, t)
  const language = row.language === 'und' ? undefined : row.language
  if (column === 'title')
    return (
      <td className="register-title">
        <a href={to(`/records/${row.slug}`)} lang={language} dir="auto">
          {text}
        </a>
      </td>
    )
  const state = column === 'seen' ? stateOfRow(row) : null
  if (state)
    return (
      <td className="is-short">
        <StateMark state={state}>{text}</StateMark>
      </td>
    )
  return (
    <td className={column === 'date' ? 'register-date' : column === 'number' ? 'is-short' : undefined}>
      <bdi lang={inOwnWords.has(column) ? language : undefined}>{text}</bdi>
    </td>
  )
}
