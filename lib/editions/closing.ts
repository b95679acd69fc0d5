import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { removeSearchEntry } from '@/lib/editions/search-entry'
import { recordEvent } from '@/lib/events'
import { takeStep, type WorkflowRecord } from '@/lib/review/workflow/workflow-record'
import { queueDeliveries } from '@/lib/webhooks/queue'

type Closing = { through: number; reason: string }

/**
 * Closes the public edition and all earlier ones to readers: tombstone, step, search entry and event. The caller checks that it is allowed.
 */
export async function closeEditions(
  tx: Tx,
  actor: Actor,
  record: WorkflowRecord,
  closing: Closing,
): Promise<void> {
  await takeStep(tx, actor, record, 'WITHDRAW', {
    revisionId: record.submittedId,
    reason: closing.reason,
    columns: { submittedId: null, liveId: null },
    reviewed: null,
  })
  await removeSearchEntry(tx, record.id)
  await layTombstone(tx, actor, record, closing)
}

/**
 * Closes the editions up to one to readers, with the event, while a later one stays or becomes public. The caller checks that it is allowed.
 */
export async function layTombstone(
  tx: Tx,
  actor: Actor,
  { id, slug }: Pick<WorkflowRecord, 'id' | 'slug'>,
  { through, reason }: Closing,
): Promise<void> {
  await tx.withdrawal.create({
    data: { recordId: id, throughEdition: through, reason, actorId: actor.id, at: new Date() },
    select: { id: true },
  })
  await queueDeliveries(tx, { kind: 'record.withdrawn', record: id, slug, edition: through })
  await recordEvent(tx, {
    actor,
    action: 'record.withdraw',
    subjectType: 'record',
    subjectId: id,
    detail: { through, reason },
  })
}
