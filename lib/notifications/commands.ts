import 'server-only'
import type { Actor } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { NotificationKind } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'

/** What a notification is about: a record, a discussion, or a discussion of a record. */
type NewNotification = {
  kind: NotificationKind
  recordId?: string | null
  threadId?: string | null
}

/**
 * Notifies these members, in the transaction of what they are told about. Members who are disabled and the one who caused it (`by`, null for
 * the archive itself) get none. A member who hasn't seen an earlier one of the same kind about the same record or discussion keeps that one,
 * and gets no second.
 */
export async function notifyMembers(
  tx: Tx,
  by: { id: string } | null,
  memberIds: readonly string[],
  about: NewNotification,
): Promise<void> {
  if (memberIds.every((id) => id === by?.id)) return
  await notify(tx, by, Prisma.sql`m.id = ANY(${[...memberIds]}::uuid[])`, about)
}

/** Notifies in the same way those who made the record or changed its draft since the last edition, except these members. */
export const notifyWriters = (
  tx: Tx,
  by: { id: string } | null,
  about: NewNotification & { recordId: string },
  except: readonly string[] = [],
): Promise<void> =>
  notify(
    tx,
    by,
    Prisma.sql`m.id <> ALL(${[...except]}::uuid[]) AND m.id IN (
      SELECT "createdById" FROM "Record" WHERE id = ${about.recordId}::uuid
      UNION SELECT c."memberId" FROM "Contribution" c JOIN "Record" r ON r.id = c."recordId" AND c.edition = r.editions + 1
      WHERE r.id = ${about.recordId}::uuid)`,
    about,
  )

/** The one place that writes notifications: to the members (`m`) for whom the condition holds. */
async function notify(
  tx: Tx,
  by: { id: string } | null,
  who: Prisma.Sql,
  { kind, recordId = null, threadId = null }: NewNotification,
): Promise<void> {
  const byId = by?.id ?? null
  await tx.$executeRaw`
    INSERT INTO "Notification" (id, "memberId", kind, "recordId", "threadId", "byId")
    SELECT gen_random_uuid(), m.id, ${kind}::"NotificationKind", ${recordId}::uuid, ${threadId}::uuid, ${byId}::uuid
    FROM "Member" m
    WHERE ${who} AND m."disabledAt" IS NULL AND m.id IS DISTINCT FROM ${byId}::uuid
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
