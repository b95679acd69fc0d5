import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { type RecordContent, storedContent } from './schema'

/** The current draft, as `Conflict.current` shows it beside the text that was not saved. */
type CurrentDraft = {
  version: number
  content: RecordContent
  savedBy: { id: string; name: string }
  savedAt: Date
  state: WorkState
}

/** The current draft. The caller has checked the permission. */
export async function currentDraft(tx: Tx, recordId: string): Promise<CurrentDraft> {
  const { record, content, ...draft } = await tx.draft.findUniqueOrThrow({
    where: { recordId },
    select: {
      version: true,
      content: true,
      savedAt: true,
      savedBy: { select: { id: true, name: true } },
      record: { select: { kind: true, state: true } },
    },
  })
  return { ...draft, state: record.state, content: storedContent(record.kind, content) }
}

/** The content of a draft that this actor may see. */
export async function draftContent(actor: Actor, recordId: string): Promise<RecordContent> {
  const draft = await db.draft.findFirst({
    where: { recordId: parseId(recordId), record: visibleTo(actor) },
    select: { content: true, record: { select: { kind: true } } },
  })
  if (!draft) throw new NotFound()
  return storedContent(draft.record.kind, draft.content)
}

/** The draft of a record that this actor may see, if it is no longer version `known`; else null. One query while it is. */
export async function newerDraft(
  actor: Actor,
  recordId: string,
  known: number,
): Promise<CurrentDraft | null> {
  const draft = await db.draft.findFirst({
    where: { recordId: parseId(recordId), record: visibleTo(actor) },
    select: { version: true },
  })
  if (!draft) throw new NotFound()
  return draft.version === known ? null : currentDraft(db, recordId)
}
