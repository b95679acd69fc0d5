'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/attempt'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { keepInOldCopy, moveToWords, moveWaiting } from '@/lib/relocation/settle'

const queue = '/desk/sources/look-again'

export async function moveToWordsAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const words = { start: textIn(form, 'start') || -1, end: textIn(form, 'end') || -1 }
  const answer = await attempt(async (actor) => moveToWords(actor, textIn(form, 'id'), words))
  if ('refusal' in answer) return answer.refusal
  redirect(answer.done.waiting > 0 ? `${queue}/${textIn(form, 'id')}` : queue)
}

export async function moveWaitingAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'id')
  const answer = await attempt((actor) => moveWaiting(actor, id))
  if ('refusal' in answer) return answer.refusal
  revalidatePath(`${queue}/${id}`)
  return null
}

export async function keepInOldCopyAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const { reason = '' } = textsIn(form, ['reason'])
  const answer = await attempt(async (actor) => keepInOldCopy(actor, textIn(form, 'id'), { reason }))
  if ('refusal' in answer) return answer.refusal
  redirect(queue)
}
