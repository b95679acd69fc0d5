import 'server-only'
import { db } from '@/lib/db'
import { ERASE } from '@/lib/events'

/** The actions in the log that change public pages and addresses. */
const SHOWN = [
  ...['record.publish', 'record.withdraw', ERASE, 'source.merge', 'authority.merge'],
  ...['holding.mask', 'holding.unmask', 'holding.describe', 'record.consent'],
  ...[
    'settings.edit',
    'settings.logo',
    'record.link-translation',
    'record.unlink-translation',
    'settings.confirm-language',
    'settings.unconfirm-language',
    'page.publish',
    'page.unpublish',
  ],
]

// Shared with the proxy, which Next bundles separately from the pages, and with cache-handler.mjs.
const kept = globalThis as typeof globalThis & { steleLogRead?: bigint; steleChangedAt?: number }

/** The time when this process last read of a change to public pages, made by any process; 0 when it never did. */
export const changedAt = (): number => kept.steleChangedAt ?? 0

/**
 * Reads the new entries of the log. One query. A log that became shorter means that the database was restored from a backup, so anything may
 * have changed.
 */
export async function readOn(): Promise<void> {
  const from = kept.steleLogRead ?? null
  const [row] = await db.$queryRaw<{ head: bigint | null; changed: boolean | null }[]>`
    SELECT (SELECT max(id) FROM "Event") AS head,
      (SELECT bool_or(action = ANY(${SHOWN})) FROM "Event" WHERE id > ${from}::bigint) AS changed`
  const head = row?.head ?? 0n
  if (row?.changed || (from !== null && head < from)) kept.steleChangedAt = Date.now()
  kept.steleLogRead = head
}
