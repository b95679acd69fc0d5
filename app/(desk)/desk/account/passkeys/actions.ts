'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { unchecked } from '@/lib/input'
import { addPasskey, passkeyOptions, removePasskey, renamePasskey } from '@/lib/members/signing-in/passkeys'

const refresh = () => revalidatePath('/desk/account/passkeys')

/** What the browser needs to make a passkey. */
export async function begin() {
  return attempt(passkeyOptions)
}

/** Adds the passkey that the browser made. */
export async function add(name: string, response: unknown) {
  return act((actor) => addPasskey(actor, unchecked({ name, response })), refresh)
}

export async function rename(_: Refusal | null, form: FormData) {
  return act((actor) => renamePasskey(actor, unchecked(textsIn(form, ['id', 'name']))), refresh)
}

export async function remove(_: Refusal | null, form: FormData) {
  return act((actor) => removePasskey(actor, textIn(form, 'id')), refresh)
}
