import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { saveCollection } from '@/lib/collections/commands'
import { getCollection } from '@/lib/collections/queries'
import { db } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { saveDraft } from '@/lib/records/drafts'
import { getRecord } from '@/lib/records/queries'
import { changeTags, tagsOf } from '@/lib/records/tags'
import { assign, assignmentsOf, unassign } from '@/lib/review/workflow/assignments'
import { recall, submit } from '@/lib/review/workflow/transitions'
import { changedContent, withField } from './fields'
import type { Undo } from './list'
import type { ChangeOf, EntryChange } from './schema'

const changedSince = () => new Conflict(message('bulk.changedSince'))

const tagUndo = z.object({ added: z.array(z.string()) })
const assignUndo = z.object({ before: z.string().nullable().optional() })
const fieldUndo = z.object({ before: z.string(), version: z.int() })
const submitUndo = z.object({ revisionId: z.uuid() })
const collectUndo = z.object({ version: z.int() })

/** Makes the change in one record by its ordinary command, with all its guards. */
export async function applyTo(actor: Actor, change: EntryChange, recordId: string): Promise<Undo> {
  switch (change.action) {
    case 'TAG': {
      const { added } = await changeTags(actor, recordId, { add: change.tags })
      return added.length > 0 ? { added } : null
    }
    case 'ASSIGN': {
      const { memberId, task, dueOn } = change
      const now = await assignedNow(actor, recordId, change)
      if (now && now.dueOn === dueOn) return null
      return { ...(await assign(actor, recordId, { memberId, task, dueOn })) }
    }
    case 'FIELD': {
      const { kind, draft } = await getRecord(actor, recordId)
      const changed = changedContent(kind, draft.content, change)
      if ('key' in changed) throw new Conflict(changed)
      if (changed.before === changed.after) return null
      const { version } = await saveDraft(actor, recordId, {
        baseVersion: draft.version,
        content: changed.content,
      })
      return { before: changed.before, version }
    }
    case 'SUBMIT': {
      const { draft } = await getRecord(actor, recordId)
      const { revisionId } = await submit(actor, recordId, {
        version: draft.version,
        message: change.message,
      })
      return { revisionId }
    }
  }
}

const assignedNow = async (actor: Actor, recordId: string, { memberId, task }: ChangeOf<'ASSIGN'>) =>
  (await assignmentsOf(actor, recordId)).find((one) => one.memberId === memberId && one.task === task)

/**
 * Undoes the change in one record, if that is still as the change left it. `Conflict` where someone changed it since, and whatever the ordinary
 * command refuses.
 */
export async function undoOn(
  actor: Actor,
  change: EntryChange,
  recordId: string,
  undo: unknown,
): Promise<void> {
  switch (change.action) {
    case 'TAG': {
      const { added } = tagUndo.parse(undo)
      const now = await tagsOf(actor, recordId)
      if (!added.every((tag) => now.includes(tag))) throw changedSince()
      await changeTags(actor, recordId, { remove: added })
      return
    }
    case 'ASSIGN': {
      const { before } = assignUndo.parse(undo)
      const { memberId, task, dueOn } = change
      const now = await assignedNow(actor, recordId, change)
      if (!now || now.dueOn !== dueOn) throw changedSince()
      if (before === undefined) await unassign(actor, recordId, { memberId, task })
      else await assign(actor, recordId, { memberId, task, dueOn: before })
      return
    }
    case 'FIELD': {
      const { before, version } = fieldUndo.parse(undo)
      const { draft } = await getRecord(actor, recordId)
      if (draft.version !== version) throw changedSince()
      await saveDraft(actor, recordId, {
        baseVersion: version,
        content: withField(draft.content, change.field, before),
      })
      return
    }
    case 'SUBMIT': {
      const { revisionId } = submitUndo.parse(undo)
      const now = await db.record.findFirst({
        where: { id: recordId, submittedId: revisionId, state: 'IN_REVIEW' },
        select: { id: true },
      })
      if (!now) throw changedSince()
      await recall(actor, recordId, unchecked({ state: 'IN_REVIEW' }))
    }
  }
}

/** Adds the records to a collection at its end, as one new version of it. Returns which were added, and what undoing needs. */
export async function collect(
  actor: Actor,
  { collectionId }: ChangeOf<'COLLECT'>,
  ids: readonly string[],
): Promise<{ added: string[]; undo: Undo }> {
  const { text, records, version } = await getCollection(actor, collectionId)
  const before = records.map(({ id }) => id)
  const added = ids.filter((id) => !before.includes(id))
  if (added.length === 0) return { added, undo: null }
  const saved = await saveCollection(actor, collectionId, version, {
    ...text,
    records: [...before, ...added],
  })
  return { added, undo: { version: saved.version } }
}

/** Takes the records out of the collection again, if no one saved it since. */
export async function takeOut(
  actor: Actor,
  { collectionId }: ChangeOf<'COLLECT'>,
  ids: readonly string[],
  undo: unknown,
): Promise<void> {
  const { text, records, version } = await getCollection(actor, collectionId)
  if (collectUndo.parse(undo).version !== version) throw changedSince()
  const left = records.map(({ id }) => id).filter((id) => !ids.includes(id))
  await saveCollection(actor, collectionId, version, { ...text, records: left })
}
