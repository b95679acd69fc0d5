import 'server-only'
import type { Actor } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import type { NotificationKind } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'

/** What a notification is about: a record, a discussion, or a discussion of a record. */
export type NewNotification = {
  kind: NotificationKind
  recordId?: string | null
  threadId?: string | null
}

/**
 * Notifies these members, in the transaction of what they are told about; the one place that writes notifications. Members who are disabled
 * and the one who caused it (`by`, null for the archive itself) get none. A member who hasn't seen an earlier one of the same kind about the
 * same record or discussion keeps that one, and gets no second.
 */
export async function notifyMembers(
  tx: Tx,
  by: { id: string } | null,
  memberIds: readonly string[],
  { kind, recordId = null, threadId = null }: NewNotification,
): Promise<void> {
  const byId = by?.id ?? null
  if (memberIds.every((id) => id === byId)) return
  await tx.$executeRaw`
    INSERT INTO "Notification" (id, "memberId", kind, "recordId", "threadId", "byId")
    SELECT gen_random_uuid(), m.id, ${kind}::"NotificationKind", ${recordId}::uuid, ${threadId}::uuid, ${byId}::uuid
    FROM "Member" m
    WHERE m.id = ANY(${[...memberIds]}::uuid[]) AND m."disabledAt" IS NULL AND m.id IS DISTINCT FROM ${byId}::uuid
      AND NOT EXISTS (
        SELECT FROM "Notification" n WHERE n."memberId" = m.id AND n."seenAt" IS NULL AND n.kind = ${kind}::"NotificationKind"
          AND n."recordId" IS NOT DISTINCT FROM ${recordId}::uuid AND n."threadId" IS NOT DISTINCT FROM ${threadId}::uuid)`
}

/** Marks the actor's notifications about a discussion as seen, or those of all discussions, in the transaction that read it. */
export async function seeThreadNotifications(tx: Tx, actor: Actor, threadId: string | null): Promise<void> {
  await tx.notification.updateMany({
    where: { memberId: actor.id, seenAt: null, threadId: threadId ?? { not: null } },
    data: { seenAt: new Date() },
  })
}

/** Marks one of the actor's own notifications as seen, or all of them; does nothing to one of someone else. */
export async function seeNotifications(actor: Actor, id: string | null = null): Promise<void> {
  await db.notification.updateMany({
    where: {
      memberId: actor.id,
      seenAt: null,
      // Questions are answered, or marked as seen, in their discussion.
      kind: { not: 'MENTION' },
      ...(id !== null && { id: parseId(id) }),
    },
    data: { seenAt: new Date() },
  })
}
