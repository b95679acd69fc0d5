'use server'

import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { isIn, numberField, objectIn, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { createAuthority, deleteAuthority } from '@/lib/authorities/commands'
import { unchecked } from '@/lib/input'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { mergedFields } from '@/lib/merging/schema'
import { editAuthority } from '@/lib/review/disagreements/authority-change'

export async function createAuthorityAction(_: Refusal | null, form: FormData) {
  const chosen = { id: textIn(form, 'id'), distinct: isIn(form, 'distinct') }
  return act(
    (actor) => createAuthority(actor, unchecked({ ...objectIn(form, 'authority'), ...chosen })),
    ({ id }) => redirect(`/desk/authorities/${id}`),
  )
}

export async function editAuthorityAction(_: Refusal | null, form: FormData) {
  const [id, version] = [textIn(form, 'id'), numberField(form, 'version')]
  return act(
    (actor) => editAuthority(actor, id, version, unchecked(objectIn(form, 'authority'))),
    () => redirect(`/desk/authorities/${id}?saved=yes`),
  )
}

export async function deleteAuthorityAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => deleteAuthority(actor, textIn(form, 'id')),
    () => redirect('/desk/authorities'),
  )
}

export async function mergeAuthoritiesAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => mergeAuthorities(actor, unchecked(textsIn(form, mergedFields))),
    ({ id }) => redirect(`/desk/authorities/${id}`),
  )
}
