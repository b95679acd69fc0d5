'use server'

import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/attempt'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { eraseRecord } from '@/lib/editions/erasure/erase'

export async function eraseRecordAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const id = textIn(form, 'recordId')
  const ticked = (name: string) => textIn(form, name) === 'yes'
  const input = { confirm: textIn(form, 'confirm'), copies: ticked('copies'), address: ticked('address') }
  const answer = await attempt((actor) => eraseRecord(actor, id, input))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/records/${id}/consent`)
}
