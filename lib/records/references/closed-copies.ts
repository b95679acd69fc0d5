import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import type { RecordContent } from '../schema'
import { subjectsOf } from '../subjects'
import type { TiedDraft } from './rewrite'

/**
 * Writes an event when the draft of a testimony whose consent closes copies cites other sources than before, and public editions cite those,
 * too: readers see more or less of their copies from now on. True where it wrote one.
 */
export async function tellOfClosedCopies(
  tx: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  content: RecordContent,
  { closesCopies, references }: TiedDraft,
): Promise<boolean> {
  if (!closesCopies) return false
  const before = new Set(references.map(({ sourceId }) => sourceId))
  const now = new Set(
    subjectsOf(record.kind, content).flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId)),
  )
  const changed = [...new Set([...before, ...now])].filter((id) => before.has(id) !== now.has(id))
  if (changed.length === 0) return false
  const [cited] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Source" a JOIN "Source" s ON s.id = coalesce(a."mergedIntoId", a.id) OR s."mergedIntoId" = coalesce(a."mergedIntoId", a.id)
    JOIN "Reference" f ON f."sourceId" = s.id WHERE a.id = ANY(${changed}::uuid[]) AND f."recordId" <> ${record.id}::uuid
      AND f."revisionId" IS NOT NULL LIMIT 1`
  if (!cited) return false
  await recordEvent(tx, {
    actor,
    action: 'record.change-closed-sources',
    subjectType: 'record',
    subjectId: record.id,
  })
  return true
}
