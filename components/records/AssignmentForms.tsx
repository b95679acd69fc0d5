'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { AssignmentFields } from './AssignmentFields'

type Assignment = { memberId: string; name: string; task: 'WRITE' | 'REVIEW'; dueOn: string | null }

type Props = {
  recordId: string
  memberId: string
  assignments: readonly Assignment[]
  /** The members to choose from; empty for those who can't assign. */
  members: readonly { id: string; label: string }[]
  actions: { assign: FormAction; end: FormAction }
}

/** Who a record is assigned to, and a form that assigns it. */
export function AssignmentForms({ recordId, memberId, assignments, members, actions }: Props) {
  const t = useTranslations('records.assignments')
  const { refusal, pending, form } = useForm(actions.assign)
  return (
    <div className="space-y-3">
      {assignments.length === 0 && <p className="text-quiet">{t('none')}</p>}
      <ul className="space-y-1">
        {assignments.map((assignment) => (
          <Assigned
            key={`${assignment.memberId} ${assignment.task}`}
            recordId={recordId}
            assignment={assignment}
            action={members.length > 0 || assignment.memberId === memberId ? actions.end : null}
          />
        ))}
      </ul>
      {members.length > 0 && (
        <Disclosure summary={t('open')} open={refusal !== null}>
          <form {...form} className="max-w-xl space-y-4">
            <FormRefusal refusal={refusal} />
            <input type="hidden" name="recordId" value={recordId} />
            <AssignmentFields members={members} errors={refusal?.fields ?? {}} />
            <Button type="submit" look="secondary" disabled={pending}>
              {t('submit')}
            </Button>
          </form>
        </Disclosure>
      )}
    </div>
  )
}

type AssignedProps = { recordId: string; assignment: Assignment; action: FormAction | null }

function Assigned({ recordId, assignment: { memberId, name, task, dueOn }, action }: AssignedProps) {
  const t = useTranslations('records.assignments')
  return (
    <li className="flex flex-wrap items-center gap-x-4">
      <span>{t('entry', { name, task, hasDay: dueOn ? 'yes' : 'no', day: new Date(dueOn ?? 0) })}</span>
      {action && <EndForm recordId={recordId} memberId={memberId} task={task} name={name} action={action} />}
    </li>
  )
}

type EndProps = { recordId: string; memberId: string; task: string; name: string; action: FormAction }

function EndForm({ recordId, memberId, task, name, action }: EndProps) {
  const t = useTranslations('records.assignments')
  const { refusal, pending, form } = useForm(action)
  return (
    <form {...form}>
      <FormRefusal refusal={refusal} />
      <input type="hidden" name="recordId" value={recordId} />
      <input type="hidden" name="memberId" value={memberId} />
      <input type="hidden" name="task" value={task} />
      <Button type="submit" look="quiet" small disabled={pending}>
        {t.rich('end', { name, of: (chunks: ReactNode) => <span className="sr-only">{chunks}</span> })}
      </Button>
    </form>
  )
}
