'use server'

import { revalidatePath } from 'next/cache'
import { act } from '@/app/(desk)/action'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { unchecked } from '@/lib/input'
import { decideMail, sendTestMail } from '@/lib/mail/outbox'

const refresh = () => revalidatePath('/desk/settings/mail')

export async function decide(_: Refusal | null, form: FormData) {
  return act((actor) => decideMail(actor, textIn(form, 'id'), unchecked(textIn(form, 'decision'))), refresh)
}

export async function sendTest(_: Refusal | null) {
  return act(sendTestMail, refresh)
}
