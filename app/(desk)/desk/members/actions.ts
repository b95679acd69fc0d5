'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/(desk)/attempt'
import type { LinkOffer } from '@/components/desk/members/OfferedLink'
import type { Refusal } from '@/components/desk/refusal'
import { requireActor } from '@/lib/auth'
import { env } from '@/lib/env'
import { parseInput } from '@/lib/input'
import { changeRole, setDisabled } from '@/lib/members/commands'
import { createResetLink, invite, revokeInvitation } from '@/lib/members/invitations'
import { invitationSchema, roleSchema } from '@/lib/members/schema'

const linkOf = (token: string) => new URL(`/invitation/${token}`, env.NEXTAUTH_URL).href

export async function sendInvitation(_before: LinkOffer, form: FormData): Promise<LinkOffer> {
  const result = await attempt((actor) =>
    invite(actor, parseInput(invitationSchema, Object.fromEntries(form))),
  )
  revalidatePath('/desk/members')
  return 'done' in result
    ? { link: linkOf(result.done.token), refusal: null }
    : { link: null, refusal: result.refusal }
}

export async function offerReset(memberId: string, _before: LinkOffer): Promise<LinkOffer> {
  const result = await attempt((actor) => createResetLink(actor, memberId))
  revalidatePath('/desk/members')
  return 'done' in result
    ? { link: linkOf(result.done.token), refusal: null }
    : { link: null, refusal: result.refusal }
}

async function refused(command: Parameters<typeof attempt>[0]): Promise<Refusal | null> {
  const result = await attempt(command)
  revalidatePath('/desk/members')
  return 'refusal' in result ? result.refusal : null
}

export async function changeMemberRole(memberId: string, _before: Refusal | null, form: FormData) {
  return refused((actor) => changeRole(actor, memberId, parseInput(roleSchema, form.get('role'))))
}

export async function disable(memberId: string, _before: Refusal | null) {
  return refused((actor) => setDisabled(actor, memberId, true))
}

export async function enable(memberId: string, _before: Refusal | null) {
  return refused((actor) => setDisabled(actor, memberId, false))
}

export async function revoke(id: string) {
  await revokeInvitation(await requireActor(), id)
  revalidatePath('/desk/members')
}
