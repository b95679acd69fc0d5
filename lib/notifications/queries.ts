import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { placedThread } from './placed-thread'
import { unreadableThreads } from './unreadable-threads'

const SHOWN = 20

/** Those that the actor hasn't seen, and whose record, or the copy that a discussion is about, they can still read. */
async function unseen(actor: Actor) {
  const hidden = await unreadableThreads(
    db,
    actor,
    Prisma.sql`d.id IN (SELECT n."threadId" FROM "Notification" n WHERE n."memberId" = ${actor.id}::uuid AND n."seenAt" IS NULL)`,
  )
  return {
    memberId: actor.id,
    seenAt: null,
    AND: [
      { OR: [{ recordId: null }, { recordId: { not: null }, record: visibleTo(actor) }] },
      { OR: [{ threadId: null }, { threadId: { notIn: hidden } }] },
    ],
  } satisfies Prisma.NotificationWhereInput
}

/** The number of notifications and questions that the actor hasn't seen. */
export const countUnseen = async (actor: Actor): Promise<number> =>
  db.notification.count({ where: await unseen(actor) })

/**
 * The notifications that the actor hasn't seen, newest first, at most twenty, with the number of all. Questions aren't among them: `askedOf`
 * of lib/discussions gives those with their text.
 */
export async function notificationsOf(actor: Actor) {
  const where = { ...(await unseen(actor)), kind: { not: 'MENTION' } } satisfies Prisma.NotificationWhereInput
  const [notifications, count] = await Promise.all([
    db.notification.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: {
        id: true,
        kind: true,
        at: true,
        by: { select: { name: true } },
        record: {
          select: {
            id: true,
            slug: true,
            submittedId: true,
            draft: { select: { title: true, language: true } },
            assignments: { where: { memberId: actor.id }, select: { task: true } },
          },
        },
        thread: { select: placedThread },
      },
    }),
    db.notification.count({ where }),
  ])
  return { notifications, count }
}
export type SeenNotification = Awaited<ReturnType<typeof notificationsOf>>['notifications'][number]
