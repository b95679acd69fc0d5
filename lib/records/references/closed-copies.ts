import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import { copiesOfSources, keepingClass, withoutOpening } from '@/lib/holdings/narrowing'
import { keptIdSql } from '@/lib/sources/merged-sources'
import type { RecordContent } from '../schema'
import { subjectsOf } from '../subjects'
import type { TiedDraft } from './rewrite'

/** Copies, "Holding" h, that are of a testimony by their kind, or that no other record cites: others can be cited by mistake. */
const ownCopies = (recordId: string, sourceIds: readonly string[]) => Prisma.sql`${copiesOfSources(sourceIds)}
  AND (h.kind IN ('TRANSCRIPT', 'AUDIO', 'VIDEO') OR NOT EXISTS (
    SELECT FROM "Reference" o JOIN "Source" s ON s.id = o."sourceId"
    WHERE ${keptIdSql('s')} = h."sourceId" AND o."recordId" <> ${recordId}::uuid))`

/** True where public editions of other records cite one of these sources. */
async function isCitedElsewhere(tx: Tx, recordId: string, sourceIds: readonly string[]): Promise<boolean> {
  const [cited] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Source" a JOIN "Source" s ON s.id = ${keptIdSql('a')} OR s."mergedIntoId" = ${keptIdSql('a')}
    JOIN "Reference" f ON f."sourceId" = s.id WHERE a.id = ANY(${sourceIds}::uuid[]) AND f."recordId" <> ${recordId}::uuid
      AND f."revisionId" IS NOT NULL LIMIT 1`
  return cited !== undefined
}

/**
 * Rewrites the rows of a draft by `rewrite`. Where its consent narrows copies, and it cites other sources than before, readers see less of those at
 * once, and more with later editions only; members can read no more of the copies of a source that it no longer cites. True where it wrote an event.
 */
export async function withClosedCopies(
  tx: Tx,
  actor: Actor,
  record: { id: string; kind: string },
  content: RecordContent,
  { narrowsCopies, references }: TiedDraft,
  rewrite: () => Promise<void>,
): Promise<boolean> {
  if (!narrowsCopies) {
    await rewrite()
    return false
  }
  const before = new Set(references.map(({ sourceId }) => sourceId))
  const now = new Set(
    subjectsOf(record.kind, content).flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId)),
  )
  const changed = [...new Set([...before, ...now])].filter((id) => before.has(id) !== now.has(id))
  const gone = changed.filter((id) => before.has(id))
  let isKept = false
  if (gone.length > 0)
    ({ isKept } = await withoutOpening(tx, copiesOfSources(gone), () =>
      keepingClass(tx, ownCopies(record.id, gone), rewrite),
    ))
  else await rewrite()
  if (changed.length === 0 || !(isKept || (await isCitedElsewhere(tx, record.id, changed)))) return false
  await recordEvent(tx, {
    actor,
    action: 'record.change-closed-sources',
    subjectType: 'record',
    subjectId: record.id,
  })
  return true
}
