'use server'

import { revalidatePath } from 'next/cache'
import { act } from '@/app/(desk)/action'
import { isIn, textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { cancelJob, startJob } from '@/lib/jobs/commands'

const refresh = () => revalidatePath('/desk/jobs')

export async function cancelJobAction(_: Refusal | null, form: FormData) {
  return act((actor) => cancelJob(actor, textIn(form, 'id')), refresh)
}

export async function readAgainAction(_: Refusal | null, form: FormData) {
  const input = { all: isIn(form, 'all') }
  return act((actor) => startJob(actor, { kind: 'readAgain', input }), refresh)
}
