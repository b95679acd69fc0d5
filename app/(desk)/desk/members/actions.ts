'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/(desk)/attempt'
import type { Refusal } from '@/components/desk/refusal'
import type { LinkOffer } from '@/components/members/OfferedLink'
import type { Actor } from '@/lib/access'
import { env } from '@/lib/env'
import { parseInput } from '@/lib/input'
import { changeRole, setDisabled } from '@/lib/members/commands'
import { createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'
import { invitationSchema, roleSchema } from '@/lib/members/schema'

async function offered(command: (actor: Actor) => Promise<{ token: string }>): Promise<LinkOffer> {
  const answer = await attempt(command)
  if ('refusal' in answer) return answer
  revalidatePath('/desk/members')
  return { link: new URL(`/invitation/${answer.done.token}`, env.NEXTAUTH_URL).href }
}

async function done(command: (actor: Actor) => Promise<void>): Promise<Refusal | null> {
  const answer = await attempt(command)
  if ('refusal' in answer) return answer.refusal
  revalidatePath('/desk/members')
  return null
}

export async function makeInvitation(_: LinkOffer | null, form: FormData): Promise<LinkOffer> {
  const { email, role } = Object.fromEntries(form)
  return offered((actor) => invite(actor, parseInput(invitationSchema, { email, role })))
}

export async function offerReset(memberId: string, _: LinkOffer | null): Promise<LinkOffer> {
  return offered((actor) => createResetLink(actor, memberId))
}

export async function changeMemberRole(memberId: string, _: Refusal | null, form: FormData) {
  return done((actor) => changeRole(actor, memberId, parseInput(roleSchema, form.get('role'))))
}

export async function setMemberDisabled(memberId: string, disabled: boolean, _: Refusal | null) {
  return done((actor) => setDisabled(actor, memberId, disabled))
}

export async function takeBack(invitationId: string, _: Refusal | null) {
  return done((actor) => revokeInvitation(actor, invitationId))
}
