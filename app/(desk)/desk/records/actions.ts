'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { act } from '@/app/(desk)/action'
import { numberField, textIn, textsIn } from '@/app/(desk)/form-values'
import type { Refusal } from '@/components/desk/refusal'
import type { Actor } from '@/lib/access'
import { saveConsent } from '@/lib/editions/consent'
import { eraseFromTrash } from '@/lib/editions/erasure/trash'
import { unchecked } from '@/lib/input'
import { cancelJob } from '@/lib/jobs/commands'
import { schedulePublication } from '@/lib/jobs/publications'
import { changeSlug, createRecord } from '@/lib/records/commands'
import { duplicateRecord } from '@/lib/records/duplicates'
import { createRecordFromPassage } from '@/lib/records/from-passage/commands'
import { checkRecordRelation, relateRecords, removeRecordRelation } from '@/lib/records/relations'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { changeTags } from '@/lib/records/tags'
import { deleteTemplate, renameTemplate, saveTemplate } from '@/lib/records/templates/commands'
import { followOriginal, startTranslation } from '@/lib/records/translating/commands'
import { linkTranslation, unlinkTranslation } from '@/lib/records/translations'
import { assign, unassign } from '@/lib/review/workflow/assignments'
import { restoreFromTrash, trash } from '@/lib/review/workflow/trash'
import { consentOf, fromPassageOf, newRecordOf, tagsIn } from './forms'

const pathOf = (recordId: string) => `/desk/records/${recordId}`

export async function createRecordAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => createRecord(actor, unchecked(newRecordOf(form))),
    ({ id }) => redirect(`${pathOf(id)}/edit`),
  )
}

export async function createRecordFromPassageAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => createRecordFromPassage(actor, unchecked(fromPassageOf(form))),
    ({ id, passageId }) => {
      // So that the browser's Back shows the copy with what is used now.
      revalidatePath('/desk/sources/[id]/holdings/[holdingId]/work', 'page')
      redirect(`${pathOf(id)}/edit?passage=${passageId}`)
    },
  )
}

export async function keepRevisionAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => keepRevision(actor, id, textIn(form, 'message')),
    () => revalidatePath(`${pathOf(id)}/revisions`),
  )
}

export async function restoreRevisionAction(_: Refusal | null, form: FormData) {
  const [id, revisionId] = [textIn(form, 'recordId'), textIn(form, 'revisionId')]
  return act(
    (actor) => restoreRevision(actor, id, revisionId, numberField(form, 'baseVersion')),
    () => redirect(`${pathOf(id)}/revisions?restored=yes`),
  )
}

export async function changeSlugAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => changeSlug(actor, id, textIn(form, 'slug')),
    () => revalidatePath(pathOf(id)),
  )
}

export async function linkTranslationAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => linkTranslation(actor, id, unchecked({ original: textIn(form, 'original') })),
    () => revalidatePath(pathOf(id)),
  )
}

export async function startTranslationAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) =>
      startTranslation(actor, textIn(form, 'recordId'), unchecked(textsIn(form, ['id', 'language']))),
    ({ id }) => redirect(`${pathOf(id)}/edit`),
  )
}

export async function followOriginalAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => followOriginal(actor, id, textIn(form, 'revisionId')),
    () => revalidatePath(`${pathOf(id)}/edit`),
  )
}

export async function unlinkTranslationAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => unlinkTranslation(actor, id),
    () => revalidatePath(pathOf(id)),
  )
}

export async function relateRecordsAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => relateRecords(actor, id, unchecked(textsIn(form, ['type', 'toId']))),
    () => revalidatePath(pathOf(id)),
  )
}

export async function checkRecordRelationAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => checkRecordRelation(actor, textIn(form, 'id')),
    () => refreshRelations(textIn(form, 'recordId')),
  )
}

export async function removeRecordRelationAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => removeRecordRelation(actor, textIn(form, 'id')),
    () => refreshRelations(textIn(form, 'recordId')),
  )
}

/** On the record's overview, and beside its text under review. */
function refreshRelations(recordId: string) {
  revalidatePath(pathOf(recordId))
  revalidatePath(`${pathOf(recordId)}/review`)
}

export async function saveConsentAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => saveConsent(actor, id, consentOf(form)),
    ({ slug }) => redirect(`${pathOf(id)}/consent?saved=${slug ? 'closed' : 'yes'}`),
  )
}

export async function changeTagsAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => changeTags(actor, id, unchecked(tagsIn(form))),
    () => revalidatePath(pathOf(id)),
  )
}

export async function assignAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => assign(actor, id, unchecked(textsIn(form, ['memberId', 'task', 'dueOn']))),
    () => revalidatePath('/desk', 'layout'),
  )
}

export async function unassignAction(_: Refusal | null, form: FormData) {
  const id = textIn(form, 'recordId')
  return act(
    (actor) => unassign(actor, id, unchecked(textsIn(form, ['memberId', 'task']))),
    () => revalidatePath('/desk', 'layout'),
  )
}

/** Runs a step on the record that the form names, and refreshes the pages of the desk. */
function actOn(form: FormData, step: (actor: Actor, recordId: string) => Promise<unknown>) {
  return act(
    (actor) => step(actor, textIn(form, 'recordId')),
    () => revalidatePath('/desk', 'layout'),
  )
}

export async function trashAction(_: Refusal | null, form: FormData) {
  return actOn(form, trash)
}

export async function restoreFromTrashAction(_: Refusal | null, form: FormData) {
  return actOn(form, restoreFromTrash)
}

export async function eraseFromTrashAction(_: Refusal | null, form: FormData) {
  return actOn(form, eraseFromTrash)
}

export async function saveTemplateAction(_: Refusal | null, form: FormData) {
  return actOn(form, (actor, id) => saveTemplate(actor, id, textIn(form, 'name')))
}

export async function renameTemplateAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => renameTemplate(actor, textIn(form, 'id'), textIn(form, 'name')),
    () => revalidatePath('/desk/settings/templates'),
  )
}

export async function deleteTemplateAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => deleteTemplate(actor, textIn(form, 'id')),
    () => revalidatePath('/desk/settings/templates'),
  )
}

export async function duplicateAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => duplicateRecord(actor, textIn(form, 'recordId')),
    ({ id }) => redirect(`${pathOf(id)}/edit`),
  )
}

export async function scheduleAction(_: Refusal | null, form: FormData) {
  return actOn(form, (actor, id) =>
    schedulePublication(actor, id, unchecked(textsIn(form, ['revisionId', 'at']))),
  )
}

export async function cancelPublicationAction(_: Refusal | null, form: FormData) {
  return act(
    (actor) => cancelJob(actor, textIn(form, 'id')),
    () => revalidatePath('/desk', 'layout'),
  )
}
