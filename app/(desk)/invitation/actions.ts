'use server'

import { redirect } from 'next/navigation'
import { refusalOf } from '@/app/(desk)/attempt'
import type { Refusal } from '@/components/desk/refusal'
import { acceptInvitation } from '@/lib/members/invitations'

export async function accept(
  token: string,
  _before: Refusal | null,
  form: FormData,
): Promise<Refusal | null> {
  const { email, name, password } = Object.fromEntries(form)
  try {
    await acceptInvitation(token, {
      ...(email !== undefined && { email: String(email) }),
      name: String(name),
      password: String(password),
    })
  } catch (error) {
    return refusalOf(error)
  }
  redirect('/sign-in')
}
