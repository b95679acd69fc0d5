'use server'

import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { objectIn, textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { startJob } from '@/lib/jobs/commands'

const show = (id: string) => redirect(`/desk/records/bulk/${id}`)

export async function startBulkAction(_: Refusal | null, form: FormData) {
  return act(
    async (actor) => startJob(actor, { kind: 'bulk', input: objectIn(form, 'input') }),
    ({ id }) => show(id),
  )
}

export async function undoBulkAction(_: Refusal | null, form: FormData) {
  const bulkId = textIn(form, 'bulkId')
  return act(
    (actor) => startJob(actor, { kind: 'undoBulk', input: { bulkId } }),
    () => show(bulkId),
  )
}
