'use server'

import { redirect } from 'next/navigation'
import { refusalOf } from '@/app/(desk)/attempt'
import type { Refusal } from '@/components/desk/refusal'
import { acceptInvitation } from '@/lib/members/invitations'

const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')

export async function accept(token: string, _: Refusal | null, form: FormData): Promise<Refusal> {
  const [email, name, password] = ['email', 'name', 'password'].map((field) => textOf(form.get(field)))
  try {
    await acceptInvitation(token, { email, name, password: password ?? '' })
  } catch (error) {
    return refusalOf(error)
  }
  redirect('/sign-in?password=set')
}
