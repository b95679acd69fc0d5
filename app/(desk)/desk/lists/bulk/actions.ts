'use server'

import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { objectIn, textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { startJob } from '@/lib/jobs/commands'

const show = (id: string) => redirect(`/desk/lists/bulk/${id}`)

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
