'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act, attempt } from '@/app/(desk)/action'
import { numberField, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { openSession } from '@/lib/auth'
import { unchecked } from '@/lib/input'
import { dismissAccountNotice } from '@/lib/members/account-notices'
import { renameMember, signOutEverywhere } from '@/lib/members/commands'
import { chooseLanguage } from '@/lib/members/language'
import { chooseMailPace } from '@/lib/members/mail-pace'
import { changePassword } from '@/lib/members/password-changes'
import { dismissFailedSignIns } from '@/lib/members/signing-in/failed-sign-ins'
import { confirmPassword, endOtherSessions, endSession } from '@/lib/members/signing-in/sessions'
import { rememberStaffLanguage } from '@/lib/settings/language'

export async function changeOwnPassword(_: Refusal | null, form: FormData): Promise<Refusal> {
  const passwords = textsIn(form, ['current', 'password'])
  const answer = await attempt(async (actor) => ({
    member: await changePassword(actor, passwords),
    isTwoStep: actor.session?.isTwoStep ?? false,
  }))
  if ('refusal' in answer) return answer.refusal
  const { member, isTwoStep } = answer.done
  await openSession(member, { isTwoStep })
  redirect('/desk/account?password=changed')
}

export async function renameSelf(_: Refusal | null, form: FormData) {
  return act(
    (actor) => renameMember(actor, actor.id, textIn(form, 'name')),
    () => revalidatePath('/desk', 'layout'),
  )
}

export async function chooseOwnLanguage(_: Refusal | null, form: FormData) {
  return act(
    async (actor) => rememberStaffLanguage(await chooseLanguage(actor, textIn(form, 'language'))),
    () => revalidatePath('/desk', 'layout'),
  )
}

export async function chooseOwnMailPace(_: Refusal | null, form: FormData) {
  return act(
    (actor) => chooseMailPace(actor, unchecked(textIn(form, 'pace'))),
    () => revalidatePath('/desk/account'),
  )
}

export async function endAllSessions() {
  await attempt(signOutEverywhere)
  redirect('/sign-in')
}

export async function dismissFailedSignInsAction(form: FormData) {
  const seen = numberField(form, 'count')
  await attempt((actor) => dismissFailedSignIns(actor, seen))
  revalidatePath('/desk', 'layout')
}

const refresh = () => revalidatePath('/desk/account/sessions')

export async function endOne(sessionId: string, _: Refusal | null) {
  return act((actor) => endSession(actor, sessionId), refresh)
}

export async function endOthers(_: Refusal | null) {
  return act(endOtherSessions, refresh)
}

export async function confirmOwnPassword(_: Refusal | null, form: FormData) {
  return act(
    (actor) => confirmPassword(actor, textIn(form, 'password')),
    () => redirect('/desk/account/password?confirmed=yes'),
  )
}

export async function dismissNotice(form: FormData) {
  const id = textIn(form, 'id')
  await attempt((actor) => dismissAccountNotice(actor, id))
  revalidatePath('/desk', 'layout')
}
