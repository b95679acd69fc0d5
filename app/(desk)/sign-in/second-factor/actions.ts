'use server'

import { redirect } from 'next/navigation'
import { refusalOf } from '@/app/(desk)/action'
import { isIn, textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { SetUpAnswer } from '@/components/members/SecondFactorForm'
import { memberSettingUp } from '@/lib/auth'
import { unchecked } from '@/lib/input'
import { addPasskey, passkeyOptions } from '@/lib/members/signing-in/passkeys'
import { beginApp, confirmApp } from '@/lib/members/signing-in/second-factor'
import { confirmPassword } from '@/lib/members/signing-in/sessions'

/** Takes the password again, for the same member. */
export async function confirmFirst(_: Refusal | null, form: FormData): Promise<Refusal> {
  const actor = await memberSettingUp()
  if (!actor) redirect('/sign-in')
  try {
    await confirmPassword(actor, textIn(form, 'password'))
  } catch (error) {
    return refusalOf(error)
  }
  redirect('/sign-in/second-factor')
}

/** Sets up an app for a member who is signed in, also where they can't do anything else before. */
export async function setUp(_: SetUpAnswer | null, form: FormData): Promise<SetUpAnswer> {
  const actor = await memberSettingUp()
  if (!actor) redirect('/sign-in')
  const isConfirming = isIn(form, 'code')
  try {
    return isConfirming ? await confirmApp(actor, textIn(form, 'code')) : { app: await beginApp(actor) }
  } catch (error) {
    const refusal = await refusalOf(error)
    const app = { secret: textIn(form, 'secret'), uri: textIn(form, 'uri') }
    return isConfirming && app.uri.startsWith('otpauth://') ? { app, refusal } : { refusal }
  }
}

/** What the browser needs to make a passkey, for the same member. */
export async function beginPasskey() {
  const actor = await memberSettingUp()
  if (!actor) redirect('/sign-in')
  try {
    return { done: await passkeyOptions(actor) }
  } catch (error) {
    return { refusal: await refusalOf(error) }
  }
}

/** Adds the passkey that the browser made; null when it was taken. */
export async function addFirstPasskey(name: string, response: unknown): Promise<Refusal | null> {
  const actor = await memberSettingUp()
  if (!actor) redirect('/sign-in')
  try {
    await addPasskey(actor, unchecked({ name, response }))
    return null
  } catch (error) {
    return refusalOf(error)
  }
}
