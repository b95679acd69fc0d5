'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt } from '@/app/(desk)/attempt'
import type { Refusal } from '@/components/desk/refusal'
import { saveConsent } from '@/lib/editions/consent'
import { changeSlug, createRecord } from '@/lib/records/commands'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { consentOf, newRecordOf, text } from './forms'

const pathOf = (recordId: string) => `/desk/records/${recordId}`

export async function createRecordAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const answer = await attempt((actor) => createRecord(actor, newRecordOf(form)))
  if ('refusal' in answer) return answer.refusal
  redirect(`${pathOf(answer.done.id)}/edit`)
}

export async function keepRevisionAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const recordId = text(form, 'recordId')
  const answer = await attempt((actor) => keepRevision(actor, recordId, text(form, 'message')))
  if ('refusal' in answer) return answer.refusal
  revalidatePath(`${pathOf(recordId)}/revisions`)
  return null
}

export async function restoreRevisionAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const recordId = text(form, 'recordId')
  const answer = await attempt((actor) =>
    restoreRevision(actor, recordId, text(form, 'revisionId'), Number(text(form, 'baseVersion'))),
  )
  if ('refusal' in answer) return answer.refusal
  redirect(`${pathOf(recordId)}/revisions?restored=yes`)
}

export async function changeSlugAction(_: Refusal | null, form: FormData): Promise<Refusal | null> {
  const recordId = text(form, 'recordId')
  const answer = await attempt((actor) => changeSlug(actor, recordId, text(form, 'slug')))
  if ('refusal' in answer) return answer.refusal
  revalidatePath(pathOf(recordId))
  return null
}

export async function saveConsentAction(_: Refusal | null, form: FormData): Promise<Refusal> {
  const recordId = text(form, 'recordId')
  const answer = await attempt((actor) => saveConsent(actor, recordId, consentOf(form)))
  if ('refusal' in answer) return answer.refusal
  const { slug } = answer.done
  redirect(`${pathOf(recordId)}/consent?saved=${slug ? 'closed' : 'yes'}`)
}
