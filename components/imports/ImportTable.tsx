import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { ImportState } from '@/lib/generated/prisma/enums'
import { stateLabel, targetLabel } from '@/lib/imports/targets'

type Props = {
  imports: readonly {
    id: string
    filename: string
    target: string
    state: ImportState
    made: number
    createdAt: Date
  }[]
}

/** Imports of a member, each with its state and how many entries it made. */
export function ImportTable({ imports }: Props) {
  const t = useTranslator()
  return (
    <Table caption={t('imports.earlierTitle')} stacks>
      <thead>
        <tr>
          <th scope="col">{t('imports.table.file')}</th>
          <th scope="col">{t('imports.table.target')}</th>
          <th scope="col">{t('imports.table.state')}</th>
          <th scope="col">{t('imports.table.made')}</th>
          <th scope="col">{t('imports.table.begun')}</th>
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, filename, target, state, made, createdAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`/desk/imports/${id}`} className="link">
                <bdi>{filename}</bdi>
              </Link>
            </th>
            <td>{t(targetLabel(target))}</td>
            <td>{t(stateLabel({ state, made }))}</td>
            <td className="tabular-nums" data-label={t('imports.table.made')}>
              {t('imports.number', { count: made })}
            </td>
            <td>{t('imports.begunOn', { when: createdAt })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
