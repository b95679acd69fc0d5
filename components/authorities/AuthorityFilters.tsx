import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { authorityKinds, type AuthorityFilters as Filters } from '@/lib/authorities/schema'

/** The filters of the list of names. */
export function AuthorityFilters({ q, kind, sort }: Filters) {
  const t = useTranslations()
  return (
    <FilterForm action="/desk/authorities" sort={sort}>
      <Field label={t('names.filters.name')} className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label={t('names.filters.type')}>
        {(wired) => (
          <Select
            {...wired}
            name="kind"
            defaultValue={kind ?? ''}
            none={t('names.filters.all')}
            options={authorityKinds.map((value) => ({ value, label: t(`labels.authorities.${value}`) }))}
          />
        )}
      </Field>
    </FilterForm>
  )
}
