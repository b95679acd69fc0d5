'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { textsIn } from '@/app/(desk)/form-values'
import type { SignInAnswer } from '@/components/members/SignInForm'
import { closeSession, openSession, returnPath } from '@/lib/auth'
import { addressHeader } from '@/lib/members/addresses'
import { currentDevice, rememberDevice } from '@/lib/members/devices'
import { signIn } from '@/lib/members/sign-in'

export async function enter(
  back: string,
  _before: SignInAnswer | null,
  form: FormData,
): Promise<SignInAnswer> {
  const { email, password } = textsIn(form, ['email', 'password'])
  const address = (await headers()).get(addressHeader) ?? 'unknown'
  const result = await signIn({ email, password }, address, await currentDevice())
  if (result.outcome !== 'IN') return { ...result, email: String(email ?? '') }
  await openSession(result.member)
  await rememberDevice(result.member.id)
  redirect(returnPath(back))
}

export async function leave(): Promise<void> {
  await closeSession()
  redirect('/sign-in')
}
