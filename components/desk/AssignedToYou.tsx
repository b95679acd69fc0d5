import { Link } from '@/components/ui/Link'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import type { AssignedRecord } from '@/lib/review/workflow/assignments'
import { directionOf } from '@/lib/text'
import { CountedTitle } from './CountedTitle'

/** What is assigned to the reader, the first due first. Renders nothing when nothing is. */
export function AssignedToYou({ records, most }: { records: readonly AssignedRecord[]; most: number }) {
  const t = useTranslator()
  if (records.length === 0) return null
  const shown = records.slice(0, most)
  return (
    <section aria-labelledby="assigned" className="mb-10">
      <CountedTitle
        id="assigned"
        title={t('desk.toDo.assigned')}
        count={shown.length}
        isMore={records.length > most}
      />
      <Table caption={t('desk.toDo.assigned')} stacks compact>
        <thead>
          <tr>
            <th scope="col">{t('desk.toDo.record')}</th>
            <th scope="col">{t('desk.toDo.task')}</th>
            <th scope="col">{t('desk.toDo.due')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, title, language, task, dueOn, isOverdue }) => (
            <tr key={`${id} ${task}`}>
              <th scope="row">
                <Link href={`/desk/records/${id}/${task === 'WRITE' ? 'edit' : 'review'}`} className="link">
                  <bdi lang={language} dir={directionOf(language)}>
                    {title || t('records.untitled')}
                  </bdi>
                </Link>
              </th>
              <td>{t('desk.toDo.assignedTask', { task })}</td>
              <td className={isOverdue ? 'font-semibold text-alarm' : 'tabular-nums'}>
                {dueOn
                  ? isOverdue
                    ? t('desk.toDo.overdue', { day: new Date(dueOn) })
                    : dueOn
                  : t('desk.toDo.noDay')}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
