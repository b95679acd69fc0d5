'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { isIn, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { comment, markMentionsSeen, openThread, reopen, resolve } from '@/lib/discussions/commands'
import { acceptSuggestion, rejectSuggestion } from '@/lib/discussions/suggestions'
import { unchecked } from '@/lib/input'

const refresh = () => revalidatePath('/desk', 'layout')

/** The place that a form of a new discussion names: a passage, some text of a record, or a subject. */
function placeIn(form: FormData): unknown {
  if (textIn(form, 'passageId')) return textsIn(form, ['passageId'])
  if (!isIn(form, 'exact')) return textsIn(form, ['recordId', 'subjectType', 'subjectId'])
  return { ...textsIn(form, ['recordId']), anchor: textsIn(form, ['exact', 'prefix', 'suffix']) }
}

/** A new discussion; a suggestion, where the form has one. */
export async function openThreadAction(_: Refusal | null, form: FormData) {
  const suggested = isIn(form, 'suggested') ? textIn(form, 'suggested') : null
  const thread = unchecked({ place: placeIn(form), text: textIn(form, 'text'), suggested })
  return act(async (actor) => {
    await openThread(actor, thread)
  }, refresh)
}

export async function acceptSuggestionAction(_: Refusal | null, form: FormData) {
  const decision = unchecked(textsIn(form, ['threadId']))
  return act((actor) => acceptSuggestion(actor, textIn(form, 'recordId'), decision), refresh)
}

export async function rejectSuggestionAction(_: Refusal | null, form: FormData) {
  const decision = unchecked(textsIn(form, ['threadId']))
  return act((actor) => rejectSuggestion(actor, textIn(form, 'recordId'), decision), refresh)
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
