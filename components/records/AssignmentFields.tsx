import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'

type Props = {
  members: readonly { id: string; label: string }[]
  errors?: Readonly<Record<string, string>>
  values?: Readonly<Record<string, string | undefined>>
}

/** The fields of an assignment: who, for what, and by when. */
export function AssignmentFields({ members, errors = {}, values = {} }: Props) {
  const t = useTranslations('records.assignments')
  return (
    <div className="flex flex-wrap items-end gap-4">
      <Field label={t('member')} id="memberId" error={errors.memberId} required>
        {(wired) => (
          <Select
            {...wired}
            name="memberId"
            defaultValue={values.memberId ?? ''}
            none=""
            options={members.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
      </Field>
      <Field label={t('task')} id="task" error={errors.task} required>
        {(wired) => (
          <Select
            {...wired}
            name="task"
            defaultValue={values.task ?? 'WRITE'}
            options={(['WRITE', 'REVIEW'] as const).map((value) => ({ value, label: t(`tasks.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('due')} id="dueOn" error={errors.dueOn}>
        {(wired) => <Input {...wired} type="date" name="dueOn" defaultValue={values.dueOn} />}
      </Field>
    </div>
  )
}
