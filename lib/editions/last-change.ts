import 'server-only'
import { db } from '@/lib/db'
import { ERASE } from '@/lib/events'

/** What the log tells of that changes pages and addresses which readers see. */
const SHOWN = ['record.publish', 'record.withdraw', ERASE, 'source.merge', 'authority.merge']

// Shared with the proxy, which Next bundles apart from the pages, and with cache-handler.mjs.
const kept = globalThis as typeof globalThis & { steleLogRead?: bigint; steleChangedAt?: number }

/** When this process last learnt that what readers see has changed, whichever process changed it; 0 when it never did. */
export const changedAt = (): number => kept.steleChangedAt ?? 0

/**
 * Reads on in the log from where it was read to before. One query, over what is new. A log that ends before that place is another one: the
 * database was restored from a copy, and anything may have changed.
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
