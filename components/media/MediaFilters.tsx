import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { FilterForm } from '@/components/ui/FilterForm'
import { Input } from '@/components/ui/Input'
import { Select } from '@/components/ui/Select'
import type { MediaFilters as Filters } from '@/lib/media/schema'
import { mediaKinds } from '@/lib/media/types'

/** The filters of the media library. */
export function MediaFilters({ q, kind, undescribed, sort }: Filters) {
  const t = useTranslations('media')
  return (
    <FilterForm action="/desk/media" sort={sort}>
      <Field label={t('filters.q')} hint={t('filters.qHint')} className="min-w-56 grow">
        {(wired) => <Input {...wired} type="search" name="q" defaultValue={q} />}
      </Field>
      <Field label={t('filters.kind')}>
        {(wired) => (
          <Select
            {...wired}
            name="kind"
            defaultValue={kind ?? ''}
            none={t('filters.all')}
            options={mediaKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        )}
      </Field>
      <Checkbox
        name="undescribed"
        value="true"
        defaultChecked={undescribed}
        label={t('filters.undescribed')}
        className="pb-2"
      />
    </FilterForm>
  )
}
