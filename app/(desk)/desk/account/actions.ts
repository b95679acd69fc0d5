'use server'

import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/attempt'
import type { Refusal } from '@/components/desk/refusal'
import { requireActor } from '@/lib/auth'
import { changePassword, signOutEverywhere } from '@/lib/members/commands'

export async function changeOwnPassword(_before: Refusal | null, form: FormData): Promise<Refusal | null> {
  const result = await attempt((actor) =>
    changePassword(actor, {
      current: String(form.get('current') ?? ''),
      password: String(form.get('password') ?? ''),
    }),
  )
  if ('refusal' in result) return result.refusal
  redirect('/sign-in?callbackUrl=/desk/account')
}

export async function endAllSessions() {
  await signOutEverywhere(await requireActor())
  redirect('/sign-in')
}
