'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import type { Refusal } from '@/components/desk/refusal'
import type { SetUpAnswer } from '@/components/members/SecondFactorForm'
import { removeOwnApp, renewCodes } from '@/lib/members/signing-in/second-factor'

export async function renew(_: SetUpAnswer | null): Promise<SetUpAnswer> {
  const answer = await attempt(renewCodes)
  return 'refusal' in answer ? answer : answer.done
}

export async function removeApp(_: Refusal | null) {
  return act(removeOwnApp, () => revalidatePath('/desk/account/second-factor'))
}
