'use server'

import { revalidatePath } from 'next/cache'
import { act } from '@/app/(desk)/action'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { claim, release } from '@/lib/review/queue/claims'

const refresh = () => revalidatePath('/desk', 'layout')

export async function claimAction(_: Refusal | null, form: FormData) {
  const from = textIn(form, 'from') || null
  return act((actor) => claim(actor, textIn(form, 'recordId'), { from }), refresh)
}

export async function releaseAction(_: Refusal | null, form: FormData) {
  return act((actor) => release(actor, textIn(form, 'recordId')), refresh)
}
