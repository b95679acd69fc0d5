'use server'

import { revalidatePath } from 'next/cache'
import { act } from '@/app/(desk)/action'
import { isIn, textIn, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { unchecked } from '@/lib/input'
import { chooseColumns, deleteFilter, saveFilter } from '@/lib/lists/commands'

const refresh = () => revalidatePath('/desk', 'layout')

export async function chooseColumnsAction(_: Refusal | null, form: FormData) {
  const columns = valuesIn(form, 'column')
  return act((actor) => chooseColumns(actor, unchecked({ list: textIn(form, 'list'), columns })), refresh)
}

export async function saveFilterAction(_: Refusal | null, form: FormData) {
  const filter = { ...textsIn(form, ['list', 'name', 'query']), isShared: isIn(form, 'isShared') }
  return act((actor) => saveFilter(actor, unchecked(filter)), refresh)
}

export async function deleteFilterAction(_: Refusal | null, form: FormData) {
  return act((actor) => deleteFilter(actor, textIn(form, 'id')), refresh)
}
