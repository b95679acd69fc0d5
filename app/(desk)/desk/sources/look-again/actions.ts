'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { keepInOldCopy, moveToPassage, moveWaiting } from '@/lib/relocation/settle'

const queue = '/desk/sources/look-again'

export async function moveToPassageAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'id')
  const range = { start: textIn(form, 'start') || -1, end: textIn(form, 'end') || -1 }
  return act(
    (actor) => moveToPassage(actor, id, range),
    ({ waiting }) => redirect(waiting > 0 ? `${queue}/${id}` : queue),
  )
}

export async function moveWaitingAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'id')
  return act(
    (actor) => moveWaiting(actor, id),
    () => revalidatePath(`${queue}/${id}`),
  )
}

export async function keepInOldCopyAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => keepInOldCopy(actor, textIn(form, 'id'), { reason: textIn(form, 'reason') }),
    () => redirect(queue),
  )
}
