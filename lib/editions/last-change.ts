import { db } from '@/lib/db'
import { ERASE } from '@/lib/events'

/** What the log tells of that changes pages and addresses which readers see. */
const SHOWN = ['record.publish', 'record.withdraw', ERASE, 'source.merge', 'authority.merge']

// Shared with the proxy, which Next bundles apart from the pages, and with cache-handler.mjs.
const kept = globalThis as typeof globalThis & { steleLogRead?: bigint; steleChangedAt?: number }

/** When this process last learnt that what readers see has changed, whichever process changed it; 0 when it never did. */
export const changedAt = (): number => kept.steleChangedAt ?? 0

/** Reads on in the log from where it was read to before. One query, over what is new. */
export async function readOn(): Promise<void> {
  const from = kept.steleLogRead
  const [row] = await db.$queryRaw<{ last: bigint | null; changed: boolean | null }[]>`
    SELECT max(id) AS last, bool_or(action = ANY(${SHOWN})) AS changed FROM "Event"
    WHERE id > coalesce(${from ?? null}::bigint, (SELECT max(id) FROM "Event") - 1)`
  if (row?.changed) kept.steleChangedAt = Date.now()
  const last = row?.last ?? 0n
  if (last >= (kept.steleLogRead ?? 0n)) kept.steleLogRead = last
}
