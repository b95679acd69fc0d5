'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { TokenAnswer } from '@/components/members/TokenForm'
import { unchecked } from '@/lib/input'
import { createToken, revokeToken } from '@/lib/members/api-tokens'

function refresh() {
  revalidatePath('/desk/account/tokens')
  revalidatePath('/desk/members/tokens')
}

export async function make(_: TokenAnswer | null, form: FormData): Promise<TokenAnswer> {
  const given = unchecked(textsIn(form, ['name', 'scope', 'days']))
  const answer = await attempt((actor) => createToken(actor, given))
  if ('refusal' in answer) return answer
  refresh()
  return { token: answer.done }
}

export async function revoke(_: Refusal | null, form: FormData) {
  return act((actor) => revokeToken(actor, textIn(form, 'id')), refresh)
}
