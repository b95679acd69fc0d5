'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { comment, markMentionsSeen, openThread, reopen, resolve } from '@/lib/discussions/commands'
import { unchecked } from '@/lib/input'

const refresh = () => revalidatePath('/desk', 'layout')

/** A new discussion, at a passage where the form names one, else at a subject of a record. */
export async function openThreadAction(_: Refusal | null, form: FormData) {
  const place = textIn(form, 'passageId') ? ['passageId'] : ['recordId', 'subjectType', 'subjectId']
  const thread = unchecked({ place: textsIn(form, place), text: textIn(form, 'text') })
  return act((actor) => openThread(actor, thread), refresh)
}

export async function commentAction(_: Refusal | null, form: FormData) {
  const text = textIn(form, 'text')
  return act((actor) => comment(actor, textIn(form, 'threadId'), { text }), refresh)
}

export async function resolveAction(_: Refusal | null, form: FormData) {
  return act((actor) => resolve(actor, textIn(form, 'threadId')), refresh)
}

export async function reopenAction(_: Refusal | null, form: FormData) {
  return act((actor) => reopen(actor, textIn(form, 'threadId')), refresh)
}

export async function seenAction(form: FormData): Promise<void> {
  await attempt((actor) => markMentionsSeen(actor, textIn(form, 'threadId') || null))
  refresh()
}
