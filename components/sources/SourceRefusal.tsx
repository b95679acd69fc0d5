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
  /** What is typed shall replace what stands: the form goes on from this version. */
  onTakeVersion: (version: number) => void
  onTakeTheirs: (state: SourceFormState) => void
}

const currentSchema = z.object({
  source: sourceInputSchema.extend({ id: z.uuid() }),
  version: z.int(),
  /** Names of its authorities by id. */
  names: z.record(z.string(), z.string()),
})
/** Dates are one place each, whichever part is faulty. */
const fieldIdOf = (field: string) => field.replace(/^(issued|accessed)\..*/, '$1')

/** Why a source was not saved. Where somebody else was first, both texts stand side by side and the editor chooses. */
export function SourceRefusal({ refusal, mine, base, onTakeVersion, onTakeTheirs }: Props) {
  const t = useTranslator()
  if (!refusal) return null
  if (Object.keys(refusal.fields).length > 0) return <ErrorSummary fields={refusal.fields} idOf={fieldIdOf} />
  const current = currentSchema.safeParse(refusal.current)
  if (!current.success) return <FormRefusal refusal={refusal} />
  const { source, version, names } = current.data
  const theirs = formOf(source, new Map(Object.entries(names)))
  if (base === version)
    return <Alert title="Look it over and save again: what stands in the form replaces it." />
  return (
    <Alert tone="error" title={errorText(refusal.message, t)}>
      <p>Nothing was saved, and what you typed is below. This differs:</p>
      <Table caption="What differs between the two">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">As it stands now</th>
            <th scope="col">As you typed it</th>
          </tr>
        </thead>
        <tbody>
          {differencesOf(theirs, mine, t).map(({ label, theirs, mine }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{theirs || '(empty)'}</td>
              <td>{mine || '(empty)'}</td>
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
