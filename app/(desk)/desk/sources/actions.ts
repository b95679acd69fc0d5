'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act, attempt } from '@/app/(desk)/action'
import { isIn, numberField, objectIn, textIn, textsIn, valuesIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { BetterCopyAnswer } from '@/components/holdings/BetterCopyForm'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { NotFound } from '@/lib/errors'
import { deleteHolding, describeHolding, stateFirstPage } from '@/lib/holdings/commands'
import { deletePassage } from '@/lib/holdings/passages'
import { descriptionFields } from '@/lib/holdings/schema'
import { unchecked } from '@/lib/input'
import { startRecognition } from '@/lib/jobs/recognition'
import { mergedFields } from '@/lib/merging/schema'
import { mergeSources } from '@/lib/merging/sources'
import { declareBetter, searchAgain } from '@/lib/relocation/better-copy'
import { addCopyText } from '@/lib/relocation/copy-text'
import { relocatedMessages } from '@/lib/relocation/schema'
import { getTranslator } from '@/lib/settings/language'
import { assessSource } from '@/lib/sources/assessment/commands'
import { createSource, deleteSource, editSource } from '@/lib/sources/commands'
import { relateSources, removeRelation } from '@/lib/sources/relations'

const pathOf = (sourceId: string) => `/desk/sources/${sourceId}`
const refreshCopy = () => revalidatePath('/desk/sources/[id]/holdings/[holdingId]', 'page')

export async function createSourceAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => createSource(actor, unchecked({ ...objectIn(form, 'source'), id: textIn(form, 'id') })),
    ({ id }) => redirect(pathOf(id)),
  )
}

export async function editSourceAction(_: Refusal | null, form: FormData) {
  const [id, version] = [textIn(form, 'id'), numberField(form, 'version')]
  return act(
    (actor) => editSource(actor, id, version, unchecked(objectIn(form, 'source'))),
    () => redirect(pathOf(id)),
  )
}

export async function deleteSourceAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => deleteSource(actor, textIn(form, 'id')),
    () => redirect('/desk/sources'),
  )
}

export async function mergeSourcesAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => mergeSources(actor, unchecked(textsIn(form, mergedFields))),
    ({ id }) => redirect(pathOf(id)),
  )
}

export async function assessAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'id')
  const assessment = unchecked(textsIn(form, ['reliability', 'credibility', 'reason']))
  return act(
    (actor) => assessSource(actor, id, assessment),
    () => revalidatePath(pathOf(id)),
  )
}

export async function relateAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'id')
  const relation = unchecked(textsIn(form, ['type', 'toId', 'note']))
  return act(
    (actor) => relateSources(actor, id, relation),
    () => revalidatePath(pathOf(id)),
  )
}

/** A relation that is gone already, by another press or in another tab, counts as removed. */
export async function removeRelationAction(sourceId: string, _: Refusal | null, form: FormData) {
  const gone = (error: unknown) => {
    if (!(error instanceof NotFound)) throw error
  }
  return act(
    (actor) => removeRelation(actor, textIn(form, 'id')).catch(gone),
    () => revalidatePath(pathOf(sourceId)),
  )
}

export async function describeHoldingAction(_: Refusal | null, form: FormData) {
  const described = unchecked(textsIn(form, descriptionFields))
  return act(
    (actor) => describeHolding(actor, textIn(form, 'id'), unchecked(objectIn(form, 'was')), described),
    refreshCopy,
  )
}

export async function stateFirstPageAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => stateFirstPage(actor, textIn(form, 'id'), unchecked(textsIn(form, ['sheet', 'page']))),
    refreshCopy,
  )
}

export async function betterCopyAction(
  _: BetterCopyAnswer | null,
  form: FormData,
): Promise<BetterCopyAnswer> {
  const [id, older] = [textIn(form, 'id'), textIn(form, 'betterThanId')]
  const answer = await attempt((actor) => (older ? declareBetter(actor, id, older) : searchAgain(actor, id)))
  if ('refusal' in answer) return answer
  refreshCopy()
  const t = await getTranslator()
  return { sentences: relocatedMessages(answer.done).map((sentence) => t(sentence)) }
}

export async function copyTextAction(here: string, _: Refusal | null, form: FormData) {
  const text = unchecked({
    ...textsIn(form, ['basisId', 'start', 'end', 'text', 'language']),
    compared: isIn(form, 'compared'),
  })
  return act(
    (actor) => addCopyText(actor, textIn(form, 'id'), text),
    () => {
      refreshCopy()
      redirect(here)
    },
  )
}

export async function recogniseAction(_: Refusal | null, form: FormData) {
  const languages = [...new Set([...valuesIn(form, 'language'), ...valuesIn(form, 'further')])]
  const input = unchecked({
    holdingId: textIn(form, 'holdingId'),
    languages: languages.filter((code) => code !== ''),
    again: isIn(form, 'again'),
  })
  return act((actor) => startRecognition(actor, input), refreshCopy)
}

export async function deleteHoldingAction(sourceId: string, _: Refusal | null, form: FormData) {
  return act(
    (actor) => deleteHolding(actor, textIn(form, 'id')),
    () => redirect(pathOf(sourceId)),
  )
}

export async function deletePassageAction(_: Refusal | null, form: FormData) {
  return act((actor) => deletePassage(actor, textIn(form, 'id')), refreshCopy)
}

export async function setMaskAction(_: Refusal | null, form: FormData) {
  const mask = {
    ...textsIn(form, ['textLayerId', 'kind', 'reason']),
    ...{ start: numberField(form, 'start'), end: numberField(form, 'end') },
  }
  return act((actor) => setMask(actor, unchecked(mask)), refreshCopy)
}

export async function liftMaskAction(_: Refusal | null, form: FormData) {
  const input = unchecked(textsIn(form, ['reason']))
  return act((actor) => liftMask(actor, textIn(form, 'id'), input), refreshCopy)
}
