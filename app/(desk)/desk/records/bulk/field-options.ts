import type { Option } from '@/components/ui/Select'
import { bulkFields } from '@/lib/bulk/schema'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { fieldLabel, kindLabel } from '@/lib/records/kinds/labels'

/** The fields that can be changed in many records, by the name of the field and of the first kind that has it. */
export const fieldOptions = (t: Translator): Option[] =>
  bulkFields.map((value) => {
    if (value === 'summary' || value === 'contentWarning' || value === 'language')
      return { value, label: t(`bulk.fields.${value}`) }
    const name = value.replace('fields.', '')
    const having = kinds.filter(({ form }) => Object.entries(form).some(([field]) => field === name))
    const [first] = having
    return {
      value,
      label: first
        ? t('bulk.fieldOfKind', {
            field: fieldLabel(first.id, name),
            kinds: having.map(({ id }) => kindLabel(id)),
          })
        : name,
    }
  })
