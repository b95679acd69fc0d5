'use server'

import { redirect } from 'next/navigation'
import { act, attempt } from '@/app/(desk)/action'
import { objectIn, textIn, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { PreviewAnswer } from '@/components/bulk/EntryChangeForm'
import type { Refusal } from '@/components/desk/refusal'
import { previewOfEntries } from '@/lib/bulk/entry-runs'
import { unchecked } from '@/lib/input'
import { startJob } from '@/lib/jobs/commands'
import { askedSchema } from './asked'

const show = (id: string) => redirect(`/desk/lists/bulk/${id}`)

export async function previewEntriesAction(_: PreviewAnswer | null, form: FormData): Promise<PreviewAnswer> {
  const values = textsIn(form, ['field', 'mode', 'value'])
  const { list, id: ids } = askedSchema.parse({ list: textIn(form, 'list'), id: valuesIn(form, 'id') })
  const answer = await attempt((actor) => previewOfEntries(actor, unchecked({ list, ...values }), ids))
  return { values, ...('done' in answer ? answer.done : answer) }
}

export async function startEntriesAction(_: Refusal | null, form: FormData) {
  return act(
    async (actor) => startJob(actor, { kind: 'bulkEntries', input: objectIn(form, 'input') }),
    ({ id }) => show(id),
  )
}

export async function undoEntriesAction(_: Refusal | null, form: FormData) {
  const bulkId = textIn(form, 'bulkId')
  return act(
    (actor) => startJob(actor, { kind: 'undoBulkEntries', input: { bulkId } }),
    () => show(bulkId),
  )
}
