import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { actionLabel } from '@/lib/audit/actions'
import { type AuditFilters, ITSELF, subjectTypes } from '@/lib/audit/filters'
import { ways } from '@/lib/via'

type Props = {
  filters: AuditFilters
  members: readonly { id: string; name: string }[]
  actions: readonly string[]
}

/** The filters of the event log. */
export function EventFilters({ filters, members, actions }: Props) {
  const t = useTranslator()
  const all = t('audit.filters.all')
  const labelOf = (action: string) => {
    const label = actionLabel(action)
    return typeof label === 'string' ? label : t(label)
  }
  return (
    <FilterForm action="/desk/settings/log">
      <Field label={t('audit.filters.member')}>
        {(wired) => (
          <Select
            {...wired}
            name="member"
            defaultValue={filters.member ?? ''}
            none={all}
            options={[
              { value: ITSELF, label: t('audit.archive') },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </Field>
      <Field label={t('audit.filters.action')}>
        {(wired) => (
          <Select
            {...wired}
            name="action"
            defaultValue={filters.action ?? ''}
            none={all}
            options={actions.map((action) => ({ value: action, label: labelOf(action) }))}
          />
        )}
      </Field>
      <Field label={t('audit.filters.subjectType')}>
        {(wired) => (
          <Select
            {...wired}
            name="type"
            defaultValue={filters.type ?? ''}
            none={all}
            options={subjectTypes.map((type) => ({ value: type, label: t(`audit.subjects.${type}`) }))}
          />
        )}
      </Field>
      <Field label={t('audit.filters.subjectId')}>
        {(wired) => <Input {...wired} name="subject" defaultValue={filters.subject} />}
      </Field>
      <Field label={t('audit.filters.via')}>
        {(wired) => (
          <Select
            {...wired}
            name="via"
            defaultValue={filters.via ?? ''}
            none={all}
            options={ways.map((way) => ({ value: way, label: t(`audit.ways.${way}`) }))}
          />
        )}
      </Field>
      <Field label={t('audit.filters.from')}>
        {(wired) => <Input {...wired} type="date" name="from" defaultValue={filters.from} />}
      </Field>
      <Field label={t('audit.filters.to')}>
        {(wired) => <Input {...wired} type="date" name="to" defaultValue={filters.to} />}
      </Field>
    </FilterForm>
  )
}
