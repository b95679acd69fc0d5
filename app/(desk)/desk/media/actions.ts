'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { isIn, numberField, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { unchecked } from '@/lib/input'
import { deleteMedia, describeMedia } from '@/lib/media/commands'

export async function describeMediaAction(id: string, _: Refusal | null, form: FormData) {
  const text = textIn(form, 'alternative')
  const description = {
    ...textsIn(form, ['caption', 'credit', 'rights', 'warning', 'language', 'focusX', 'focusY']),
    alternative: isIn(form, 'isDecorative') ? '' : text || null,
  }
  return act(
    (actor) => describeMedia(actor, id, numberField(form, 'version'), unchecked(description)),
    () => revalidatePath(`/desk/media/${id}`),
  )
}

export async function deleteMediaAction(id: string, _: Refusal | null) {
  return act(
    (actor) => deleteMedia(actor, id),
    () => redirect('/desk/media'),
  )
}
