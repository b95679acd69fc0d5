import { canonicalJson, sha256 } from '@/lib/hashing'

/** The hash before the first event. */
export const GENESIS = '0'.repeat(64)

/** An event as its hash covers it. */
export type EventRow = {
  id: bigint
  at: Date
  actorId: string | null
  action: string
  subjectType: string
  subjectId: string
  detailHash: string
  previous: string
}

/** The hash of an event, which the next one names as the one before. */
export const hashOf = (row: EventRow) =>
  sha256(canonicalJson({ ...row, id: row.id.toString(), at: row.at.toISOString() }))

/** The hash of an event's details and recorded rows. Events from before rows were recorded have a hash of their details alone. */
export const detailHashOf = (salt: string, detail: unknown, rows: readonly unknown[]) =>
  sha256(salt + canonicalJson(rows.length > 0 ? [detail, rows] : detail))

/** The fault of an event. CUT_SHORT: the log ends before the head that was given. */
export type LogFault =
  | 'MISSING'
  | 'OUT_OF_ORDER'
  | 'ALTERED'
  | 'DETAILS_ALTERED'
  | 'DETAILS_LOST'
  | 'CUT_SHORT'
const listed = (rows: unknown): unknown[] => (Array.isArray(rows) ? rows : [rows])

type StoredEvent = EventRow & {
  hash: string
  detail: { salt: string; detail: unknown; rows: unknown } | null
}

/** Returns what is wrong with an event that should be number `id` and follow the event with the hash `previous`. */
export function faultOf(
  { hash, detail, ...row }: StoredEvent,
  id: bigint,
  previous: string,
): LogFault | null {
  if (row.id !== id) return 'MISSING'
  if (row.previous !== previous) return 'OUT_OF_ORDER'
  if (hash !== hashOf(row)) return 'ALTERED'
  if (detail && row.detailHash !== detailHashOf(detail.salt, detail.detail, listed(detail.rows)))
    return 'DETAILS_ALTERED'
  return null
}
