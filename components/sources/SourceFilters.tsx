import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { SourceFilters as Filters } from '@/lib/sources/filters'
import { sourceTypeIds, sourceTypeLabel } from '@/lib/sources/types'

const known = [
  { value: 'IDENTIFIED', label: 'Identified' },
  { value: 'PARTIAL', label: 'Partly identified' },
  { value: 'NAMED_ONLY', label: 'Named only' },
]

/** What the list can be narrowed to. */
export function SourceFilters({ q, type, identification }: Filters) {
  const t = useTranslator()
  return (
    <FilterForm action="/desk/sources">
      <Field label="Title, where it came out, or a name" className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label="Kind of work">
        {(wired) => (
          <Select
            {...wired}
            name="type"
            defaultValue={type ?? ''}
            none="All"
            options={sourceTypeIds.map((value) => ({ value, label: sourceTypeLabel(value, t) }))}
          />
        )}
      </Field>
      <Field label="How well known">
        {(wired) => (
          <Select
            {...wired}
            name="identification"
            defaultValue={identification ?? ''}
            none="All"
            options={known}
          />
        )}
      </Field>
    </FilterForm>
  )
}
