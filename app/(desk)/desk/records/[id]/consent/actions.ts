'use server'

import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { textIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { eraseRecord } from '@/lib/editions/erasure/erase'

export async function eraseRecordAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  const ticked = (name: string) => textIn(form, name) === 'yes'
  const names = valuesIn(form, 'names').filter((name) => typeof name === 'string')
  const input = {
    confirm: textIn(form, 'confirm'),
    copies: ticked('copies'),
    address: ticked('address'),
    names,
  }
  return act(
    (actor) => eraseRecord(actor, id, input),
    () => redirect(`/desk/records/${id}/consent`),
  )
}
