'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { CodeAnswer } from '@/components/members/CodeForm'
import type { SignInAnswer } from '@/components/members/SignInForm'
import { closeSession, openSession, returnPath } from '@/lib/auth'
import { addressHeader } from '@/lib/members/addresses'
import { currentDevice, rememberDevice } from '@/lib/members/signing-in/devices'
import { memberByPasskey, signInOptions } from '@/lib/members/signing-in/passkeys'
import { beginSecondStep, currentSecondStep, endSecondStep } from '@/lib/members/signing-in/second-step'
import { giveCode, signIn } from '@/lib/members/signing-in/sign-in'

export async function enter(
  back: string,
  _before: SignInAnswer | null,
  form: FormData,
): Promise<SignInAnswer> {
  const { email, password } = textsIn(form, ['email', 'password'])
  const address = (await headers()).get(addressHeader) ?? 'unknown'
  const result = await signIn({ email, password }, address, await currentDevice())
  if (result.outcome === 'CODE') {
    await beginSecondStep({ ...result.member, isConfirmed: true })
    redirect(`/sign-in/code?callbackUrl=${encodeURIComponent(returnPath(back))}`)
  }
  if (result.outcome !== 'IN') return { ...result, email: String(email ?? '') }
  return admit(result.member, back)
}

/** Signs the member in on this browser, and goes on to where they wanted to go. */
async function admit(
  member: { id: string; sessionVersion: number },
  back: string,
  steps: { isConfirmed?: boolean; isTwoStep?: boolean } = {},
): Promise<never> {
  await openSession(member, steps)
  await rememberDevice(member.id)
  redirect(returnPath(back))
}

export async function enterCode(
  back: string,
  _before: CodeAnswer | null,
  form: FormData,
): Promise<CodeAnswer> {
  const member = await currentSecondStep()
  if (!member) redirect('/sign-in')
  const result = await giveCode(member, textIn(form, 'code'), await currentDevice())
  if (result.outcome === 'WAIT') return result
  if (result.outcome !== 'IN') return { outcome: 'WRONG' }
  await endSecondStep()
  return admit(result.member, back, { isConfirmed: member.isConfirmed, isTwoStep: true })
}

/** What a browser needs to sign in with a passkey. */
export async function beginPasskey() {
  return signInOptions()
}

/** Signs in with a passkey, and goes on; null when it is refused. */
export async function enterWithPasskey(back: string, response: unknown): Promise<null> {
  const member = await memberByPasskey(response)
  return member && admit(member, back, { isTwoStep: true })
}

export async function leave(): Promise<void> {
  await closeSession()
  redirect('/sign-in')
}
