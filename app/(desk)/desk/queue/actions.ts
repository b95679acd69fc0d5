'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/(desk)/attempt'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { claim, release } from '@/lib/review/claims'

export async function claimAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const from = textIn(form, 'from') || null
  const answer = await attempt((actor) => claim(actor, textIn(form, 'recordId'), { from }))
  if ('refusal' in answer) return answer.refusal
  revalidatePath('/desk', 'layout')
  return null
}

export async function releaseAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt((actor) => release(actor, textIn(form, 'recordId')))
  if ('refusal' in answer) return answer.refusal
  revalidatePath('/desk', 'layout')
  return null
}
