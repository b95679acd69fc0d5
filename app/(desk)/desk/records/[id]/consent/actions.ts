'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { textIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { giveNewAddress } from '@/lib/editions/new-address'
import { removeConsentForm } from '@/lib/records/consent/forms'

export async function eraseRecordAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  const ticked = (name: string) => textIn(form, name) === 'yes'
  const names = valuesIn(form, 'names').filter((name) => typeof name === 'string')
  const input = {
    confirm: textIn(form, 'confirm'),
    copies: ticked('copies'),
    forms: ticked('forms'),
    address: ticked('address'),
    names,
  }
  return act(
    (actor) => eraseRecord(actor, id, input),
    () => redirect(`/desk/records/${id}/consent`),
  )
}

export async function newAddressAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => giveNewAddress(actor, id),
    () => redirect(`/desk/records/${id}/consent?saved=address`),
  )
}

export async function removeConsentFormAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => removeConsentForm(actor, textIn(form, 'id')),
    ({ recordId }) => revalidatePath(`/desk/records/${recordId}/consent`),
  )
}
