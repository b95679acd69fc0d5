'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { isIn, textIn, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { forgetImport, readOtherwise } from '@/lib/imports/commands'
import { startCheck, startImport, startUndo } from '@/lib/jobs/imports'

const refresh = (form: FormData) => () => revalidatePath(`/desk/imports/${textIn(form, 'id')}`)

export async function readOtherwiseAction(_: Refusal | null, form: FormData) {
  const { encoding, delimiter } = textsIn(form, ['encoding', 'delimiter'])
  return act((actor) => readOtherwise(actor, textIn(form, 'id'), { encoding, delimiter }), refresh(form))
}

export async function startCheckAction(_: Refusal | null, form: FormData) {
  const settings = {
    mapping: valuesIn(form, 'mapping'),
    defaults: textsIn(form, ['language', 'type', 'dateOrder']),
    leavesOutLike: isIn(form, 'leavesOutLike'),
  }
  return act((actor) => startCheck(actor, textIn(form, 'id'), settings), refresh(form))
}

export async function startImportAction(_: Refusal | null, form: FormData) {
  return act((actor) => startImport(actor, textIn(form, 'id')), refresh(form))
}

export async function undoImportAction(_: Refusal | null, form: FormData) {
  return act((actor) => startUndo(actor, textIn(form, 'id')), refresh(form))
}

export async function forgetImportAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => forgetImport(actor, textIn(form, 'id')),
    () => redirect('/desk/imports'),
  )
}
