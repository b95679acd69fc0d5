'use client'

import { z } from 'zod'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { VersionChoice } from '@/components/desk/VersionChoice'
import { Alert } from '@/components/ui/Alert'
import { ErrorSummary } from '@/components/ui/ErrorSummary'
import { Table } from '@/components/ui/Table'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import { sourceInputSchema } from '@/lib/sources/schema'
import { differencesOf } from './source-differences'
import { formOf, type SourceFormState } from './source-draft'

type Props = {
  refusal: Refusal | null
  mine: SourceFormState
  /** The version that the next save is made from. */
  base: number | null
  /** Called with the version that the next save replaces. */
  onTakeVersion: (version: number) => void
  onTakeTheirs: (state: SourceFormState) => void
}

const currentSchema = z.object({
  source: sourceInputSchema.extend({ id: z.uuid() }),
  version: z.int(),
  /** Names of its authorities by id. */
  names: z.record(z.string(), z.string()),
})
/** Each date is one field of the form, whichever of its parts is faulty. */
const fieldIdOf = (field: string) => field.replace(/^(issued|accessed)\..*/, '$1')

/** Says why a source was not saved. When someone else saved first, shows both versions side by side for the editor to choose. */
export function SourceRefusal({ refusal, mine, base, onTakeVersion, onTakeTheirs }: Props) {
  const t = useTranslator()
  if (!refusal) return null
  if (Object.keys(refusal.fields).length > 0) return <ErrorSummary fields={refusal.fields} idOf={fieldIdOf} />
  const current = currentSchema.safeParse(refusal.current)
  if (!current.success) return <FormRefusal refusal={refusal} />
  const { source, version, names } = current.data
  const theirs = formOf(source, new Map(Object.entries(names)))
  if (base === version) return <Alert title={t('sources.conflict.replaces')} />
  return (
    <Alert tone="error" title={errorText(refusal.message, t)}>
      <p>{t('sources.conflict.kept')}</p>
      <Table caption={t('sources.conflict.caption')}>
        <thead>
          <tr>
            <th scope="col">{t('sources.conflict.field')}</th>
            <th scope="col">{t('sources.conflict.saved')}</th>
            <th scope="col">{t('sources.conflict.typed')}</th>
          </tr>
        </thead>
        <tbody>
          {differencesOf(theirs, mine, t).map(({ label, theirs, mine }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{theirs || t('sources.conflict.empty')}</td>
              <td>{mine || t('sources.conflict.empty')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <VersionChoice
        onKeep={() => onTakeVersion(version)}
        onTakeTheirs={() => {
          onTakeTheirs(theirs)
          onTakeVersion(version)
        }}
      />
    </Alert>
  )
}
