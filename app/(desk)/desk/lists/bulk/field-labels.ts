import type { Option } from '@/components/ui/Select'
import { bulkFields } from '@/lib/bulk/schema'
import type { ListId } from '@/lib/lists/columns'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { kinds } from '@/lib/records/kinds'
import { fieldLabel, kindLabel } from '@/lib/records/kinds/labels'
import { sourceFieldNames } from '@/lib/sources/fields'
import { sourceFieldLabel } from '@/lib/sources/types'

/** A field of kinds of records has the label that the first of these kinds gives it, and their names. */
function kindFieldLabel(name: string): Message {
  const having = kinds.filter(({ form }) => Object.hasOwn(form, name)).map(({ id }) => id)
  const [first = ''] = having
  return message('bulk.fieldOfKind', { field: fieldLabel(first, name), kinds: having.map(kindLabel) })
}

const labels: Readonly<Record<ListId, (field: string) => Message>> = {
  records: (field) =>
    field === 'summary' || field === 'contentWarning' || field === 'language'
      ? message(`bulk.fields.${field}`)
      : kindFieldLabel(field.replace('fields.', '')),
  sources: (field) => {
    const plain = sourceFieldNames.find((name) => name === field)
    if (plain) return sourceFieldLabel('document', plain)
    return message(field === 'note' ? 'sources.fields.note' : 'sources.fields.language')
  },
  names: (field) =>
    message(
      field === 'note' ? 'names.form.note' : field === 'place' ? 'names.form.place' : 'names.form.language',
    ),
  media: (field) =>
    field === 'caption'
      ? message('media.entry.captionField')
      : message(`media.entry.${field as 'alternative' | 'credit' | 'rights' | 'warning' | 'language'}`),
}

/** The label of a field that can be changed in many entries of a list. */
export const bulkFieldLabel = (list: ListId, field: string): Message => labels[list](field)

/** The fields of a list that can be changed, as the options of a choice. */
export const bulkFieldOptions = (list: ListId, t: Translator): Option[] =>
  bulkFields[list].map((value) => ({ value, label: t(bulkFieldLabel(list, value)) }))
