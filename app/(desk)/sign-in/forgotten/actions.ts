'use server'

import { headers } from 'next/headers'
import { after } from 'next/server'
import { refusalOf } from '@/app/(desk)/action'
import { textIn } from '@/app/(desk)/form-values'
import type { ForgottenAnswer } from '@/components/members/ForgottenForm'
import { unchecked } from '@/lib/input'
import { addressHeader } from '@/lib/members/addresses'
import { readRequest, requestReset } from '@/lib/members/forgotten'

/** Answers the same for every address, before anything is looked up. */
export async function askForLink(_: ForgottenAnswer | null, form: FormData): Promise<ForgottenAnswer> {
  try {
    const { email } = readRequest(unchecked({ email: textIn(form, 'email') }))
    const address = (await headers()).get(addressHeader) ?? 'unknown'
    after(() => requestReset(email, address))
    return { sentTo: email }
  } catch (error) {
    return { refusal: await refusalOf(error) }
  }
}
