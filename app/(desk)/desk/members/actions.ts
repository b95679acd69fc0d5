'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { LinkOffer } from '@/components/members/OfferedLink'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { unchecked } from '@/lib/input'
import { changeRole, setDisabled } from '@/lib/members/commands'
import { createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'

const refresh = () => revalidatePath('/desk/members')

async function offered(command: (actor: Actor) => Promise<{ token: string }>): Promise<LinkOffer> {
  const answer = await attempt(command)
  if ('refusal' in answer) return answer
  refresh()
  return { link: new URL(`/invitation/${answer.done.token}`, env.NEXTAUTH_URL).href }
}

export async function makeInvitation(_: LinkOffer | null, form: FormData) {
  return offered((actor) => invite(actor, unchecked(textsIn(form, ['email', 'role']))))
}

export async function offerReset(memberId: string, _: LinkOffer | null) {
  return offered((actor) => createResetLink(actor, memberId))
}

export async function changeMemberRole(memberId: string, _: Refusal | null, form: FormData) {
  return act((actor) => changeRole(actor, memberId, unchecked(textIn(form, 'role'))), refresh)
}

export async function setMemberDisabled(memberId: string, disabled: boolean, _: Refusal | null) {
  return act((actor) => setDisabled(actor, memberId, disabled), refresh)
}

export async function revoke(invitationId: string, _: Refusal | null) {
  return act((actor) => revokeInvitation(actor, invitationId), refresh)
}
