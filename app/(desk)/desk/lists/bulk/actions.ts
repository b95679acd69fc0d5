'use server'

import { redirect } from 'next/navigation'
import { act, attempt } from '@/app/(desk)/action'
import { objectIn, textIn, textsIn } from '@/app/(desk)/form-values'
import type { PreviewAnswer } from '@/components/bulk/BulkForm'
import type { Refusal } from '@/components/desk/refusal'
import { countOn, previewOf } from '@/lib/bulk/queries'
import type { BulkChange, PreviewCounts, Selection } from '@/lib/bulk/schema'
import { unchecked } from '@/lib/input'
import { startJob } from '@/lib/jobs/commands'

const show = (id: string) => redirect(`/desk/lists/bulk/${id}`)

const fields = [
  ...['tags', 'memberId', 'task', 'dueOn', 'collectionId', 'field', 'mode', 'value', 'message'],
] as const

/** The change that a form asks for, its values not checked yet. */
function changeIn(action: string, values: Readonly<Record<string, string>>) {
  const { tags = '', memberId, task, dueOn, collectionId, field, mode, value, message } = values
  const given: Readonly<Record<string, object>> = {
    TAG: {
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    },
    ASSIGN: { memberId, task, dueOn: dueOn || null },
    COLLECT: { collectionId },
    FIELD: { field, mode, value },
    SUBMIT: { message },
  }
  return { action, ...given[action] }
}

export async function previewBulkAction(_: PreviewAnswer | null, form: FormData): Promise<PreviewAnswer> {
  const values = textsIn(form, fields)
  const change = changeIn(textIn(form, 'action'), values)
  const after = textIn(form, 'after')
  const answer = await attempt(async (actor) =>
    previewOf(actor, unchecked(change), unchecked(objectIn(form, 'selection')), {
      after,
      known: after ? unchecked(objectIn(form, 'counts')) : null,
    }),
  )
  return { values, ...('done' in answer ? answer.done : answer) }
}

/** Counts on for a preview with more entries than are counted at once. */
export async function countBulkAction(
  change: BulkChange,
  selection: Selection,
  counts: PreviewCounts,
): Promise<{ done: PreviewCounts } | { refusal: Refusal }> {
  return attempt((actor) => countOn(actor, unchecked(change), unchecked(selection), unchecked(counts)))
}

export async function startBulkAction(_: Refusal | null, form: FormData) {
  return act(
    async (actor) => startJob(actor, { kind: 'bulk', input: objectIn(form, 'input') }),
    ({ id }) => show(id),
  )
}

export async function undoBulkAction(_: Refusal | null, form: FormData) {
  const bulkId = textIn(form, 'bulkId')
  return act(
    (actor) => startJob(actor, { kind: 'undoBulk', input: { bulkId } }),
    () => show(bulkId),
  )
}
