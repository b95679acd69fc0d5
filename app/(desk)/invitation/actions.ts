'use server'

import { redirect } from 'next/navigation'
import { refusalOf } from '@/app/(desk)/action'
import { textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { acceptInvitation } from '@/lib/members/invitations'

/** Accepts the invitation and goes on to sign in, and from there to `then`. */
async function accepted(token: string, form: FormData, then: string): Promise<Refusal> {
  try {
    await acceptInvitation(token, textsIn(form, ['email', 'name', 'password']))
  } catch (error) {
    return refusalOf(error)
  }
  redirect(`/sign-in?${new URLSearchParams({ password: 'set', callbackUrl: then })}`)
}

export async function accept(token: string, _: Refusal | null, form: FormData) {
  return accepted(token, form, '/desk')
}

/** For the first admin, who names the archive next. */
export async function acceptSetup(token: string, _: Refusal | null, form: FormData) {
  return accepted(token, form, '/setup/archive')
}
