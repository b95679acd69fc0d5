'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/attempt'
import { objectIn, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { BetterCopyAnswer } from '@/components/holdings/BetterCopyForm'
import { requireActor } from '@/lib/auth'
import { NotFound } from '@/lib/errors'
import { deleteHolding, describeHolding } from '@/lib/holdings/commands'
import { deletePassage } from '@/lib/holdings/passages'
import { descriptionFields, descriptionSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'
import { mergeSchema } from '@/lib/merging/schema'
import { mergeSources } from '@/lib/merging/sources'
import { declareBetter, lookAgain } from '@/lib/relocation/better-copy'
import { relocatedSentences } from '@/lib/relocation/schema'
import { changeSource } from '@/lib/review/queue/reopened'
import { assessSource } from '@/lib/sources/assessment/commands'
import { assessmentSchema } from '@/lib/sources/assessment/schema'
import { createSource, deleteSource } from '@/lib/sources/commands'
import { relateSources, removeRelation } from '@/lib/sources/relations'
import { newSourceSchema, relationInputSchema, sourceInputSchema } from '@/lib/sources/schema'

export async function createSourceAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const draft = () => parseInput(newSourceSchema, { ...objectIn(form, 'source'), id: textIn(form, 'id') })
  const answer = await attempt(async (actor) => createSource(actor, draft()))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/sources/${answer.done.id}`)
}

export async function editSourceAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const [id, version] = [textIn(form, 'id'), Number(textIn(form, 'version'))]
  const draft = () => parseInput(sourceInputSchema, objectIn(form, 'source'))
  const answer = await attempt(async (actor) => changeSource(actor, id, version, draft()))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/sources/${id}`)
}

export async function deleteSourceAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const answer = await attempt((actor) => deleteSource(actor, textIn(form, 'id')))
  if ('refusal' in answer) return answer.refusal
  redirect('/desk/sources')
}

const entries = ['survivorId', 'survivorVersion', 'otherId', 'otherVersion']

export async function mergeSourcesAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const merge = () => parseInput(mergeSchema, textsIn(form, entries))
  const answer = await attempt(async (actor) => mergeSources(actor, merge()))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/sources/${answer.done.id}`)
}

export async function assessAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'id')
  const assessment = () =>
    parseInput(assessmentSchema, textsIn(form, ['reliability', 'credibility', 'reason']))
  const answer = await attempt(async (actor) => assessSource(actor, id, assessment()))
  if ('refusal' in answer) return answer.refusal
  revalidatePath(`/desk/sources/${id}`)
  return null
}

export async function relateAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'id')
  const relation = () => parseInput(relationInputSchema, textsIn(form, ['type', 'toId', 'note']))
  const answer = await attempt(async (actor) => relateSources(actor, id, relation()))
  if ('refusal' in answer) return answer.refusal
  revalidatePath(`/desk/sources/${id}`)
  return null
}

/** What is gone already, by another press or another tab, is taken back as well. */
export async function removeRelationAction(sourceId: string, relationId: string): Promise<void> {
  const gone = (error: unknown) => {
    if (!(error instanceof NotFound)) throw error
  }
  await removeRelation(await requireActor(), relationId).catch(gone)
  revalidatePath(`/desk/sources/${sourceId}`)
}

export async function describeHoldingAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const id = textIn(form, 'id')
  const was = () => parseInput(descriptionSchema, objectIn(form, 'was'))
  const described = () => parseInput(descriptionSchema, textsIn(form, descriptionFields))
  const answer = await attempt(async (actor) => describeHolding(actor, id, was(), described()))
  if ('refusal' in answer) return answer.refusal
  revalidatePath('/desk/sources/[id]/holdings/[holdingId]', 'page')
  return null
}

export async function betterCopyAction(
  _: BetterCopyAnswer | null,
  form: FormData,
): Promise<BetterCopyAnswer> {
  const [id, older] = [textIn(form, 'id'), textIn(form, 'betterThanId')]
  const answer = await attempt((actor) => (older ? declareBetter(actor, id, older) : lookAgain(actor, id)))
  if ('refusal' in answer) return answer
  revalidatePath('/desk/sources/[id]/holdings/[holdingId]', 'page')
  return { sentences: relocatedSentences(answer.done) }
}

export async function deleteHoldingAction(
  sourceId: string,
  _: Refusal | null,
  form: FormData,
): Promise<Refusal> {
  const answer = await attempt((actor) => deleteHolding(actor, textIn(form, 'id')))
  if ('refusal' in answer) return answer.refusal
  redirect(`/desk/sources/${sourceId}`)
}

export async function deletePassageAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const answer = await attempt((actor) => deletePassage(actor, textIn(form, 'id')))
  if ('refusal' in answer) return answer.refusal
  revalidatePath('/desk/sources/[id]/holdings/[holdingId]', 'page')
  return null
}
