import 'server-only'
import { db, transaction } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import { currentRetention } from './commands'
import { type RetentionRule, retentionRules } from './schema'

/** Rows that one statement deletes, so that no one waits for it long. */
const BATCH = 1000

/** What each rule deletes: tables with the condition on "x", for rows from before `$before`. Rows that the log records are apart (`deleteRecorded`). */
const rules: Record<
  Exclude<RetentionRule, 'links'>,
  (before: Date) => readonly (readonly [string, Prisma.Sql])[]
> = {
  signIns: (before) => [
    // Never one that the setting for idle sessions still lets its member use.
    [
      'Session',
      Prisma.sql`x."lastSeenAt" < least(${before}, now() - (SELECT make_interval(hours => "idleHours") FROM "Settings" WHERE id = 1))`,
    ],
    ['SignInFailure', Prisma.sql`x.last < ${before}`],
    ['SignInLimit', Prisma.sql`x.expire < ${Date.now()}::bigint`],
    ['Challenge', Prisma.sql`x."expiresAt" < now()`],
  ],
  mail: (before) => [['MailMessage', Prisma.sql`x."endedAt" < ${before}`]],
  jobs: (before) => [
    ['Job', Prisma.sql`x."endedAt" < ${before}`],
    [
      'ImportRow',
      Prisma.sql`EXISTS (SELECT FROM "Import" i WHERE i.id = x."importId" AND i."endedAt" < ${before})`,
    ],
    // One that stopped in the middle can go on or be undone for as long as one that is done.
    [
      'Import',
      Prisma.sql`x.state IN ('OPEN', 'CHECKED') AND coalesce(x."endedAt", x."createdAt") < ${before}`,
    ],
  ],
  notifications: (before) => [['Notification', Prisma.sql`x."seenAt" < ${before}`]],
  pageViews: (before) => [['PageView', Prisma.sql`x.at < ${before}`]],
  deliveries: (before) => [['WebhookDelivery', Prisma.sql`x."endedAt" < ${before}`]],
  unsent: (before) => [
    [
      'MemberKey',
      Prisma.sql`EXISTS (SELECT FROM "Member" m WHERE m.id = x."memberId" AND m."disabledAt" < ${before})`,
    ],
  ],
}

async function deleteInBatches(table: string, condition: Prisma.Sql, signal?: AbortSignal): Promise<void> {
  const name = Prisma.raw(`"${table}"`)
  let count = BATCH
  while (count === BATCH && !signal?.aborted)
    count = await db.$executeRaw`
      DELETE FROM ${name} WHERE ctid = ANY(ARRAY(SELECT x.ctid FROM ${name} x WHERE ${condition} LIMIT ${BATCH}))`
}

/** Deletes used and expired links and expired tokens, which the log records, with an event. */
async function deleteRecorded(before: Date): Promise<void> {
  await transaction(async (tx) => {
    const old = { expiresAt: { lt: before } }
    const { count: links } = await tx.invitation.deleteMany({ where: old })
    const { count: tokens } = await tx.apiToken.deleteMany({ where: old })
    if (links + tokens === 0) return
    await recordEvent(tx, {
      ...{ actor: null, action: 'archive.tidy', subjectType: 'archive', subjectId: 'retention' },
      detail: { links, tokens },
    })
  })
}

/** Deletes what is older than its rule allows, in batches, until nothing is or the signal. Can be repeated. */
export async function tidy(signal?: AbortSignal): Promise<void> {
  const kept = await currentRetention()
  const before = (rule: RetentionRule) => new Date(Date.now() - kept[rule] * DAY_MS)
  for (const rule of retentionRules) {
    if (rule === 'links') await deleteRecorded(before(rule))
    else
      for (const [table, condition] of rules[rule](before(rule)))
        await deleteInBatches(table, condition, signal)
  }
}
