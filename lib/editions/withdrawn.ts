import 'server-only'
import { db } from '@/lib/db'
import { generation } from '@/lib/page-store/known-changes'

/** A withdrawn record: its editions up to `through` are closed; `live` is true when a later one is public. */
export type Withdrawn = { through: number; live: boolean }

type Known = { readAt: number; generation: number; bySlug: Promise<ReadonlyMap<string, Withdrawn>> }

/** Milliseconds for which all requests of this process use one result, unless it learns of a change. */
const FRESH = 500

// Shared with the proxy, which Next bundles separately from the pages.
const kept = globalThis as typeof globalThis & { steleWithdrawn?: Known }

async function read(): Promise<ReadonlyMap<string, Withdrawn>> {
  const rows = await db.withdrawal.groupBy({ by: ['recordId'], _max: { throughEdition: true } })
  const records = await db.record.findMany({
    where: { id: { in: rows.map((row) => row.recordId) } },
    select: { id: true, slug: true, liveId: true },
  })
  const through = new Map(rows.map((row) => [row.recordId, row._max.throughEdition ?? 0]))
  return new Map(
    records.map(({ id, slug, liveId }) => [slug, { through: through.get(id) ?? 0, live: liveId !== null }]),
  )
}

/** All withdrawn records by slug, at most half a second old. Withdrawals are few. One read serves all requests of that time. */
export function withdrawnRecords(): Promise<ReadonlyMap<string, Withdrawn>> {
  const known = kept.steleWithdrawn
  if (known && known.generation === generation() && Date.now() - known.readAt < FRESH) return known.bySlug
  const bySlug = read()
  bySlug.catch(() => {
    kept.steleWithdrawn = undefined
  })
  kept.steleWithdrawn = { readAt: Date.now(), generation: generation(), bySlug }
  return bySlug
}

/** True when a withdrawal closes the record's own page, or this edition of it. */
export async function isWithdrawn(slug: string, edition: number | null = null): Promise<boolean> {
  const withdrawn = (await withdrawnRecords()).get(slug)
  if (!withdrawn) return false
  return edition === null ? !withdrawn.live : edition <= withdrawn.through
}
