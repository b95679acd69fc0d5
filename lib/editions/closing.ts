import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { removeSearchEntry } from '@/lib/editions/search-entry'
import { recordEvent } from '@/lib/events'
import { takeStep, type WorkflowRecord } from '@/lib/review/workflow-record'
import { tellWebhooks } from '@/lib/webhooks/queue'

/**
 * Closes the public edition and all earlier ones to readers: tombstone, step, search entry and event. The caller checks that it is allowed.
 */
export async function closeEditions(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  { through, reason }: { through: number; reason: string },
): Promise<void> {
  await tx.withdrawal.create({
    data: { recordId: record.id, throughEdition: through, reason, actorId: actor.id, at: new Date() },
    select: { id: true },
  })
  await takeStep(tx, actor, record, 'WITHDRAW', {
    revisionId: record.submittedId,
    reason,
    columns: { submittedId: null, liveId: null },
    reviewed: null,
  })
  await removeSearchEntry(tx, record.id)
  const { id, slug } = record
  await tellWebhooks(tx, { kind: 'record.withdrawn', record: id, slug, edition: through })
  await recordEvent(tx, {
    actor,
    action: 'record.withdraw',
    subjectType: 'record',
    subjectId: record.id,
    detail: { through, reason },
  })
}
