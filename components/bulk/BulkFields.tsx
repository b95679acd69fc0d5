import { AssignmentFields } from '@/components/records/AssignmentFields'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { type Option, Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import type { BulkAction } from '@/lib/bulk/schema'
import { FieldChange } from './FieldChange'

type Props = {
  action: BulkAction
  /** What was sent before, by the name of the field. */
  values: Readonly<Record<string, string | undefined>>
  errors: Readonly<Record<string, string>>
  members: readonly { id: string; label: string }[]
  collections: readonly Option[]
  fields: readonly Option[]
  tags: readonly string[]
}

/** The fields of one change of many entries. */
export function BulkFields({ action, values, errors, members, collections, fields, tags }: Props) {
  const t = useTranslator()
  if (action === 'ASSIGN') return <AssignmentFields members={members} values={values} errors={errors} />
  if (action === 'TAG')
    return (
      <Field label={t('bulk.tags')} hint={t('bulk.tagsHint')} error={errors.tags} required>
        {(wired) => (
          <>
            <Input {...wired} name="tags" defaultValue={values.tags} maxLength={500} list="known-tags" />
            <datalist id="known-tags">
              {tags.map((tag) => (
                <option key={tag} value={tag} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    )
  if (action === 'COLLECT')
    return (
      <Field label={t('bulk.collection')} error={errors.collectionId} required>
        {(wired) => (
          <Select
            {...wired}
            name="collectionId"
            defaultValue={values.collectionId ?? ''}
            none=""
            options={collections}
          />
        )}
      </Field>
    )
  if (action === 'SUBMIT')
    return (
      <Field label={t('bulk.message')} error={errors.message}>
        {(wired) => <Input {...wired} name="message" defaultValue={values.message} maxLength={500} />}
      </Field>
    )
  return <FieldChange values={values} errors={errors} fields={fields} />
}
