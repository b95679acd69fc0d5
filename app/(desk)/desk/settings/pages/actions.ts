'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act, attempt } from '@/app/(desk)/action'
import { objectIn, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { unchecked } from '@/lib/input'
import {
  createPage,
  deletePage,
  publishPage,
  renamePage,
  savePage,
  unpublishPage,
} from '@/lib/pages/commands'

const shown = (id: string) => revalidatePath(`/desk/settings/pages/${id}`)

export async function createPageAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => createPage(actor, unchecked(textsIn(form, ['title', 'slug']))),
    ({ id }) => redirect(`/desk/settings/pages/${id}`),
  )
}

/** Saves the text of the editor; gives its version, or why it was not saved. */
export async function savePageAction(id: string, version: number, form: FormData) {
  const answer = await attempt((actor) => savePage(actor, id, version, unchecked(objectIn(form, 'text'))))
  if (!('refusal' in answer)) revalidatePath(`/desk/settings/pages/${id}`)
  return answer
}

export async function publishPageAction(id: string, version: number, _: Refusal | null) {
  return act(
    (actor) => publishPage(actor, id, version),
    () => shown(id),
  )
}

export async function unpublishPageAction(id: string, _: Refusal | null) {
  return act(
    (actor) => unpublishPage(actor, id),
    () => shown(id),
  )
}

export async function renamePageAction(id: string, _: Refusal | null, form: FormData) {
  return act(
    (actor) => renamePage(actor, id, textIn(form, 'slug')),
    () => shown(id),
  )
}

export async function deletePageAction(id: string, _: Refusal | null) {
  return act(
    (actor) => deletePage(actor, id),
    () => redirect('/desk/settings/pages'),
  )
}
