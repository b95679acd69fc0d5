'use server'

import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/action'
import { textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { openSession } from '@/lib/auth'
import { changePassword, signOutEverywhere } from '@/lib/members/commands'

export async function changeOwnPassword(_: Refusal | null, form: FormData): Promise<Refusal> {
  const passwords = textsIn(form, ['current', 'password'])
  const answer = await attempt((actor) => changePassword(actor, passwords))
  if ('refusal' in answer) return answer.refusal
  await openSession(answer.done)
  redirect('/desk/account?password=changed')
}

export async function endAllSessions() {
  await attempt(signOutEverywhere)
  redirect('/sign-in')
}
