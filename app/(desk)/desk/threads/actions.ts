'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/(desk)/attempt'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { requireActor } from '@/lib/auth'
import { comment, markMentionsSeen, openThread, reopen, resolve } from '@/lib/discussions/commands'
import { commentOf, newThreadOf } from './forms'

const showAgain = () => revalidatePath('/desk', 'layout')

export async function openThreadAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt(async (actor) => openThread(actor, newThreadOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain()
  return null
}

export async function commentAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt(async (actor) => comment(actor, textIn(form, 'threadId'), commentOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain()
  return null
}

export async function resolveAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt((actor) => resolve(actor, textIn(form, 'threadId')))
  if ('refusal' in answer) return answer.refusal
  showAgain()
  return null
}

export async function reopenAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt((actor) => reopen(actor, textIn(form, 'threadId')))
  if ('refusal' in answer) return answer.refusal
  showAgain()
  return null
}

export async function seenAction(form: FormData): Promise<void> {
  await markMentionsSeen(await requireActor(), textIn(form, 'threadId') || null)
  showAgain()
}
