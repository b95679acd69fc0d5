'use server'

import { revalidatePath } from 'next/cache'
import { attempt } from '@/app/(desk)/attempt'
import { textIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import { publish, withdraw } from '@/lib/editions/commands'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/transitions'
import { giveVerdict } from '@/lib/review/verdicts'
import { approvalOf, publicationOf, recallOf, returnOf, submissionOf, verdictOf, withdrawalOf } from './forms'

const showAgain = (recordId: string) => revalidatePath(`/desk/records/${recordId}`, 'layout')

/** What is wrong with a correction is said at the one part that was sent, of all that the form offers. */
function atItsPart(refusal: Refusal, form: FormData): Refusal {
  const sent = textIn(form, 'correct')
  const { 'correction.after': after, 'correction.part': part = after, ...fields } = refusal.fields
  return sent && part ? { ...refusal, fields: { ...fields, [`after.${sent}`]: after ?? part } } : refusal
}

export async function giveVerdictAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt((actor) => giveVerdict(actor, verdictOf(form)))
  if ('refusal' in answer) return atItsPart(answer.refusal, form)
  showAgain(textIn(form, 'recordId'))
  return null
}

export async function acceptCorrectionAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) =>
    acceptCorrection(actor, id, { verdictId: textIn(form, 'verdictId') }),
  )
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}

export async function submitAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) => submit(actor, id, submissionOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}

export async function recallAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) => recall(actor, id, recallOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}

export async function returnAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) => returnToAuthor(actor, id, returnOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}

export async function approveAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) => approve(actor, id, approvalOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}

export async function publishAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) => publish(actor, id, publicationOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}

export async function withdrawAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'recordId')
  const answer = await attempt((actor) => withdraw(actor, id, withdrawalOf(form)))
  if ('refusal' in answer) return answer.refusal
  showAgain(id)
  return null
}
