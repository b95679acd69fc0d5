'use server'

import { redirect } from 'next/navigation'
import { refusalOf } from '@/app/(desk)/action'
import { textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { acceptInvitation } from '@/lib/members/invitations'

export async function accept(token: string, _: Refusal | null, form: FormData): Promise<Refusal> {
  try {
    await acceptInvitation(token, textsIn(form, ['email', 'name', 'password']))
  } catch (error) {
    return refusalOf(error)
  }
  redirect('/sign-in?password=set')
}
