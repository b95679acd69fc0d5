import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import {
  authorityKindLabels,
  authorityKinds,
  type AuthorityFilters as Filters,
} from '@/lib/authorities/schema'

/** What the list can be narrowed to. */
export function AuthorityFilters({ q, kind }: Filters) {
  return (
    <FilterForm action="/desk/authorities">
      <Field label="Any of its names" className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label="What it names">
        {(wired) => (
          <Select
            {...wired}
            name="kind"
            defaultValue={kind ?? ''}
            none="All"
            options={authorityKinds.map((value) => ({ value, label: authorityKindLabels[value].many }))}
          />
        )}
      </Field>
    </FilterForm>
  )
}
