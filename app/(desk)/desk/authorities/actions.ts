'use server'

import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/attempt'
import { objectIn, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { createAuthority, deleteAuthority } from '@/lib/authorities/commands'
import { authorityInputSchema, newAuthoritySchema } from '@/lib/authorities/schema'
import { parseInput } from '@/lib/input'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { mergeSchema } from '@/lib/merging/schema'
import { editAuthority } from '@/lib/review/authority-change'

export async function createAuthorityAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const chosen = { id: textIn(form, 'id'), distinct: form.has('distinct') }
  const draft = () => parseInput(newAuthoritySchema, { ...objectIn(form, 'authority'), ...chosen })
  const answer = await attempt(async (actor) => createAuthority(actor, draft()))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/authorities/${answer.done.id}`)
}

export async function editAuthorityAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const [id, version] = [textIn(form, 'id'), Number(textIn(form, 'version'))]
  const draft = () => parseInput(authorityInputSchema, objectIn(form, 'authority'))
  const answer = await attempt(async (actor) => editAuthority(actor, id, version, draft()))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/authorities/${id}?saved=yes`)
}

export async function deleteAuthorityAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const answer = await attempt((actor) => deleteAuthority(actor, textIn(form, 'id')))
  if ('refusal' in answer) return answer.refusal
  redirect('/desk/authorities')
}

export async function mergeAuthoritiesAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const entries = ['survivorId', 'survivorVersion', 'otherId', 'otherVersion']
  const merge = () => parseInput(mergeSchema, textsIn(form, entries))
  const answer = await attempt(async (actor) => mergeAuthorities(actor, merge()))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/authorities/${answer.done.id}`)
}
