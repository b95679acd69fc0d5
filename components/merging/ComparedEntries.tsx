import { useTranslations } from 'next-intl'
import { Table } from '@/components/ui/Table'

type ComparedLine = { label: string; texts: readonly [string, string] }
type Props = { caption: string; names: readonly [string, string]; lines: readonly ComparedLine[] }

/** Two entries side by side, differing fields first. Each row says in words whether it differs. */
export function ComparedEntries({ caption, names, lines }: Props) {
  const t = useTranslations('merging.compared')
  const given = lines.filter(({ texts: [one, other] }) => one || other)
  const differs = ({ texts: [one, other] }: ComparedLine) => one !== other
  const rows = [...given.filter(differs), ...given.filter((line) => !differs(line))]
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
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
                {differs(line) ? t('differs') : t('same')}
              </span>
            </th>
            {line.texts.map((text, index) => (
              <td key={names[index]} className="whitespace-pre-wrap">
                {text ? <bdi>{text}</bdi> : <span className="text-quiet">{t('empty')}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
