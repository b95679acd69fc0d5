'use server'

import { revalidatePath } from 'next/cache'
import { act, attempt } from '@/app/(desk)/action'
import { formsIn, isIn, numberField, textIn, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { Actor } from '@/lib/access'
import { publish, withdraw } from '@/lib/editions/commands'
import { unchecked } from '@/lib/input'
import { acceptCorrection } from '@/lib/review/corrections/acceptance'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { verdictIn } from './verdict-form'

/** Runs the command on the record that the form names, and refreshes its pages. */
function actOn(form: FormData, command: (actor: Actor, recordId: string) => Promise<unknown>) {
  const recordId = textIn(form, 'recordId')
  return act(
    (actor) => command(actor, recordId),
    () => revalidatePath(`/desk/records/${recordId}`, 'layout'),
  )
}

/** A fault in a correction is shown at the one part that was sent, of all that the form offers. */
function atItsPart(refusal: Refusal, form: FormData): Refusal {
  const sent = textIn(form, 'correct')
  const { 'correction.after': after, 'correction.part': part = after, ...fields } = refusal.fields
  return sent && part ? { ...refusal, fields: { ...fields, [`after.${sent}`]: after ?? part } } : refusal
}

export async function giveVerdictAction(_: Refusal | null, form: FormData) {
  const refusal = await actOn(form, (actor) => giveVerdict(actor, verdictIn(form)))
  return refusal && atItsPart(refusal, form)
}

/** The most verdicts that one request gives. */
const AT_ONCE = 50

/**
 * Gives several verdicts in their order, each in a transaction of its own, and answers each. Refreshes no page: the sender does when it has no
 * more of them.
 */
export async function giveVerdictsAction(all: FormData): Promise<(Refusal | null)[]> {
  const answers: (Refusal | null)[] = []
  const given = formsIn(all, 'verdict').slice(0, AT_ONCE)
  for (const form of given) {
    const answer = await attempt((actor) => giveVerdict(actor, verdictIn(form)))
    answers.push('refusal' in answer ? atItsPart(answer.refusal, form) : null)
  }
  return answers
}

export async function acceptCorrectionAction(_: Refusal | null, form: FormData) {
  const also = isIn(form, 'all') ? valuesIn(form, 'also').map(String) : []
  return actOn(form, (actor, id) => acceptCorrection(actor, id, { ...textsIn(form, ['verdictId']), also }))
}

export async function submitAction(_: Refusal | null, form: FormData) {
  const input = { version: numberField(form, 'version'), message: textIn(form, 'message') }
  return actOn(form, (actor, id) => submit(actor, id, input))
}

export async function recallAction(_: Refusal | null, form: FormData) {
  return actOn(form, (actor, id) => recall(actor, id, unchecked(textsIn(form, ['state']))))
}

export async function returnAction(_: Refusal | null, form: FormData) {
  return actOn(form, (actor, id) => returnToAuthor(actor, id, textsIn(form, ['revisionId', 'reason'])))
}

export async function approveAction(_: Refusal | null, form: FormData) {
  return actOn(form, (actor, id) => approve(actor, id, textsIn(form, ['revisionId'])))
}

export async function publishAction(_: Refusal | null, form: FormData) {
  return actOn(form, (actor, id) => publish(actor, id, textsIn(form, ['revisionId'])))
}

export async function withdrawAction(_: Refusal | null, form: FormData) {
  const input = { edition: numberField(form, 'edition'), reason: textIn(form, 'reason') }
  return actOn(form, (actor, id) => withdraw(actor, id, input))
}
