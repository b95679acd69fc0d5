'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { MemberAnswer } from '@/components/members/MemberRow'
import type { LinkOffer } from '@/components/members/OfferedLink'
import type { Confirmation } from '@/components/members/ProposalList'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { unchecked } from '@/lib/input'
import { changeRole, disableMember, enableMember, renameMember } from '@/lib/members/commands'
import { createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'
import { confirmProposal, declineProposal, orPropose } from '@/lib/members/proposals'
import { removeMember } from '@/lib/members/removal'
import { removeSecondFactor } from '@/lib/members/signing-in/second-factor'

const refresh = () => revalidatePath('/desk/members')

const linkOf = (token: string) => ({
  link: new URL(`/invitation/${token}`, env.NEXTAUTH_URL).href,
  mailed: env.STELE_SMTP_URL !== undefined,
})

async function offered(
  proposal: unknown,
  command: (actor: Actor) => Promise<{ token: string }>,
): Promise<LinkOffer> {
  const answer = await attempt((actor) => orPropose(actor, unchecked(proposal), () => command(actor)))
  if ('refusal' in answer) return answer
  refresh()
  return 'token' in answer.done ? linkOf(answer.done.token) : answer.done
}

/** Changes a member, or proposes the change to another admin. */
async function changed(
  proposal: unknown,
  command: (actor: Actor) => Promise<void>,
): Promise<MemberAnswer | null> {
  const answer = await attempt((actor) => orPropose(actor, unchecked(proposal), () => command(actor)))
  if ('refusal' in answer) return answer
  refresh()
  return answer.done ?? null
}

export async function makeInvitation(_: LinkOffer | null, form: FormData) {
  const values = textsIn(form, ['email', 'role'])
  return offered({ act: 'INVITATION', ...values }, (actor) => invite(actor, unchecked(values)))
}

export async function offerReset(memberId: string, _: LinkOffer | null) {
  return offered({ act: 'RESET', memberId }, (actor) => createResetLink(actor, memberId))
}

export async function changeMemberRole(
  memberId: string,
  _: MemberAnswer | null,
  form: FormData,
): Promise<MemberAnswer | null> {
  const role = textIn(form, 'role')
  return changed({ act: 'ROLE', memberId, role }, (actor) => changeRole(actor, memberId, unchecked(role)))
}

export async function rename(memberId: string, _: Refusal | null, form: FormData) {
  return act((actor) => renameMember(actor, memberId, textIn(form, 'name')), refresh)
}

export async function confirmProposalAction(_: Confirmation | null, form: FormData): Promise<Confirmation> {
  const answer = await attempt((actor) => confirmProposal(actor, textIn(form, 'id')))
  if ('refusal' in answer) return answer
  refresh()
  return answer.done ? { ...linkOf(answer.done.token), days: answer.done.days } : { confirmed: true }
}

export async function declineProposalAction(_: Refusal | null, form: FormData) {
  return act((actor) => declineProposal(actor, textIn(form, 'id')), refresh)
}

export async function removeFactor(memberId: string, _: MemberAnswer | null) {
  return changed({ act: 'FACTOR', memberId }, (actor) => removeSecondFactor(actor, memberId))
}

export async function remove(memberId: string, _: Refusal | null, form: FormData) {
  return act((actor) => removeMember(actor, memberId, { confirm: textIn(form, 'confirm') }), refresh)
}

export async function enable(memberId: string, _: MemberAnswer | null) {
  return changed({ act: 'ENABLE', memberId }, (actor) => enableMember(actor, memberId))
}

export async function disable(memberId: string, _: MemberAnswer | null) {
  const refusal = await act((actor) => disableMember(actor, memberId), refresh)
  return refusal && { refusal }
}

export async function revoke(invitationId: string, _: Refusal | null) {
  return act((actor) => revokeInvitation(actor, invitationId), refresh)
}
