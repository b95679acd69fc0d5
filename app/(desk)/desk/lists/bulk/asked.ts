import { z } from 'zod'
import { type EntryList, entryFields, entryLists, MOST_ENTRIES } from '@/lib/bulk/entry-schema'
import type { Message } from '@/lib/messages/message'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { sourceFieldNames } from '@/lib/sources/fields'
import { sourceFieldLabel } from '@/lib/sources/types'

const several = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const idSchema = z.uuid()

/** The list and the chosen entries that an address or a form asks for. Ignores values that aren't valid. */
export const askedSchema = z.object({
  list: z.enum(entryLists).catch('sources'),
  id: several
    .catch([])
    .transform((ids) => ids.filter((id) => idSchema.safeParse(id).success).slice(0, MOST_ENTRIES)),
})

const others: Readonly<Record<EntryList, (field: string) => Message>> = {
  sources: (field) => message(field === 'note' ? 'sources.fields.note' : 'sources.fields.language'),
  names: (field) =>
    message(
      field === 'note' ? 'names.form.note' : field === 'place' ? 'names.form.place' : 'names.form.language',
    ),
  media: (field) =>
    field === 'caption'
      ? message('media.entry.captionField')
      : message(`media.entry.${field as 'alternative' | 'credit' | 'rights' | 'warning' | 'language'}`),
}

/** The label of a field of a list. */
export const entryFieldLabel = (list: EntryList, field: string): Message => {
  const plain = list === 'sources' ? sourceFieldNames.find((name) => name === field) : undefined
  return plain ? sourceFieldLabel('document', plain) : others[list](field)
}

/** The fields of a list that can be changed, as the options of a choice. */
export const entryFieldOptions = (list: EntryList, t: Translator) =>
  entryFields[list].map((value) => ({ value, label: t(entryFieldLabel(list, value)) }))
