import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { SourceFilters as Filters } from '@/lib/sources/filters'
import { identifications } from '@/lib/sources/schema'
import { sourceTypeIds, sourceTypeLabel } from '@/lib/sources/types'

/** The filters of the list of sources. */
export function SourceFilters({ q, type, identification, copies, sort }: Filters) {
  const t = useTranslator()
  return (
    <FilterForm action="/desk/sources" sort={sort}>
      <Field label={t('sources.filters.title')} className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label={t('sources.filters.type')}>
        {(wired) => (
          <Select
            {...wired}
            name="type"
            defaultValue={type ?? ''}
            none={t('sources.filters.allTypes')}
            options={sourceTypeIds.map((value) => ({ value, label: sourceTypeLabel(value, t) }))}
          />
        )}
      </Field>
      <Field label={t('sources.filters.identification')}>
        {(wired) => (
          <Select
            {...wired}
            name="identification"
            defaultValue={identification ?? ''}
            none={t('sources.filters.all')}
            options={identifications.map((value) => ({ value, label: t(`labels.identification.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('sources.filters.copies')}>
        {(wired) => (
          <Select
            {...wired}
            name="copies"
            defaultValue={copies ?? ''}
            none={t('sources.filters.all')}
            options={(['some', 'none'] as const).map((value) => ({
              value,
              label: t(`sources.filters.copiesOf.${value}`),
            }))}
          />
        )}
      </Field>
    </FilterForm>
  )
}
