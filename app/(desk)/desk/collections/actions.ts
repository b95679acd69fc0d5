'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { numberField, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import {
  createCollection,
  deleteCollection,
  publishCollection,
  saveCollection,
  unpublishCollection,
} from '@/lib/collections/commands'
import { unchecked } from '@/lib/input'

const pathOf = (id: string) => `/desk/collections/${id}`

export async function createCollectionAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => createCollection(actor, unchecked(textsIn(form, ['title', 'slug', 'language']))),
    ({ id }) => redirect(pathOf(id)),
  )
}

export async function saveCollectionAction(id: string, _: Refusal | null, form: FormData) {
  const text = {
    ...textsIn(form, ['title', 'language', 'introduction']),
    records: valuesIn(form, 'records'),
  }
  return act(
    (actor) => saveCollection(actor, id, numberField(form, 'version'), unchecked(text)),
    () => revalidatePath(pathOf(id)),
  )
}

export async function publishCollectionAction(id: string, version: number, _: Refusal | null) {
  return act(
    (actor) => publishCollection(actor, id, version),
    () => revalidatePath(pathOf(id)),
  )
}

export async function unpublishCollectionAction(id: string, _: Refusal | null) {
  return act(
    (actor) => unpublishCollection(actor, id),
    () => revalidatePath(pathOf(id)),
  )
}

export async function deleteCollectionAction(id: string, _: Refusal | null) {
  return act(
    (actor) => deleteCollection(actor, id),
    () => redirect('/desk/collections'),
  )
}
