import 'server-only'
import { db, transaction } from '@/lib/db'
import { DAY_MS, MINUTE_MS } from '@/lib/durations'
import type { MailPace, NotificationKind } from '@/lib/generated/prisma/enums'
import { queueMail } from '@/lib/mail/queue'

/** A notification waits so long, in minutes: most are seen at the desk before. */
const MINUTES = 10
/** Older ones are in no e-mail: they are of a time when the member had chosen none. */
const DAYS = 7

type Counted = { memberId: string; kind: NotificationKind; count: number }

/** The count of each kind, as the e-mail names them. */
function countsOf(rows: readonly Counted[]) {
  const of = (kind: NotificationKind) => rows.find((row) => row.kind === kind)?.count ?? 0
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    assigned: of('ASSIGNMENT'),
    asked: of('MENTION'),
    answered: of('REPLY'),
    returned: of('RETURN'),
    unpublished: of('SCHEDULE'),
    approved: of('APPROVE'),
    published: of('PUBLISH'),
    commented: of('COMMENT'),
    suggested: of('SUGGESTION'),
  }
}

/**
 * Writes one e-mail to each member of this pace who has notifications that they haven't seen, and counts each in one e-mail at most. It has numbers
 * and no titles: the title of a draft can name someone whose name is not to be known.
 */
export async function mailNotifications(pace: Exclude<MailPace, 'NEVER'>, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - MINUTES * MINUTE_MS)
  const since = new Date(now.getTime() - DAYS * DAY_MS)
  // A day's e-mail has what is new, also if it came just now. The others begin with a notification that waited, and take the newer ones along.
  const due = await db.$queryRaw<{ memberId: string }[]>`
    SELECT DISTINCT n."memberId" FROM "Notification" n JOIN "Member" m ON m.id = n."memberId"
    WHERE n."seenAt" IS NULL AND n."mailedAt" IS NULL AND n.at > ${since} AND m."disabledAt" IS NULL
      AND m."mailPace" = ${pace}::"MailPace" AND (${pace} = 'DAILY' OR n.at <= ${before})`
  for (const { memberId } of due)
    await transaction(async (tx) => {
      const rows = await tx.$queryRaw<Counted[]>`
        WITH counted AS (
          UPDATE "Notification" SET "mailedAt" = ${now}
          WHERE "memberId" = ${memberId}::uuid AND "seenAt" IS NULL AND "mailedAt" IS NULL AND at > ${since}
          RETURNING "memberId", kind)
        SELECT "memberId", kind::text AS kind, count(*)::int AS count FROM counted GROUP BY 1, 2`
      if (rows.length > 0)
        await queueMail(tx, {
          kind: 'notifications',
          to: { members: [memberId] },
          values: countsOf(rows),
          path: '/desk',
        })
    })
}
