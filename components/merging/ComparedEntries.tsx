import { Table } from '@/components/ui/Table'

export type ComparedLine = { label: string; texts: readonly [string, string] }
type Props = { caption: string; names: readonly [string, string]; lines: readonly ComparedLine[] }

/** Two entries side by side, what differs first; the difference is said in words too. */
export function ComparedEntries({ caption, names, lines }: Props) {
  const given = lines.filter(({ texts: [one, other] }) => one || other)
  const differs = ({ texts: [one, other] }: ComparedLine) => one !== other
  const rows = [...given.filter(differs), ...given.filter((line) => !differs(line))]
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {names.map((name) => (
            <th key={name} scope="col" className="w-2/5">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.label} className={differs(line) ? 'bg-panel' : undefined}>
            <th scope="row">
              {line.label}
              <span className="block text-xs font-normal text-quiet">
                {differs(line) ? 'Differs' : 'The same'}
              </span>
            </th>
            {line.texts.map((text, index) => (
              <td key={names[index]} className="whitespace-pre-wrap">
                {text ? <bdi>{text}</bdi> : <span className="text-quiet">Not given</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
