import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { copiesOnlyFor, type SoleCopy } from '@/lib/holdings/erasing'
import { parseId } from '@/lib/input'

type Standing = {
  state: string
  liveId: string | null
  consent: { withdrawnOn: Date | null } | null
  erasure: { at: Date } | null
  contributions: readonly { memberId: string }[]
}

export const erasureColumns = {
  state: true,
  liveId: true,
  consent: { select: { withdrawnOn: true } },
  erasure: { select: { at: true } },
  contributions: { select: { memberId: true } },
} as const

/** Why the words of this record cannot be erased by this actor now; null when they can. ROLE and OWN_WORK are `Forbidden`. */
export function erasureRefusalOf(
  actor: Actor,
  { liveId, consent, erasure, contributions }: Standing,
): { why: 'ROLE' | 'OWN_WORK' | 'STATE'; message: string } | null {
  if (!can(actor, 'publish')) return { why: 'ROLE', message: 'Your role does not allow this.' }
  if (contributions.some(({ memberId }) => memberId === actor.id))
    return { why: 'OWN_WORK', message: 'You wrote in this record, so somebody else must erase it.' }
  if (erasure) return { why: 'STATE', message: 'The words of this record were erased already.' }
  if (!consent?.withdrawnOn)
    return { why: 'STATE', message: 'Only what a speaker took back can be erased: no withdrawal is noted.' }
  if (liveId !== null)
    return { why: 'STATE', message: 'This record is public. Withdraw it from the archive first.' }
  return null
}

export type ErasureOffer = {
  erasedAt: Date | null
  /** Null when the actor may erase it now. */
  refusal: string | null
  /** Held copies that only this record rests on. */
  copies: SoleCopy[]
}

/** What erasing this record would take away, for whoever may publish; null for everybody else. */
export async function erasureOffer(actor: Actor, recordId: string): Promise<ErasureOffer | null> {
  if (!can(actor, 'publish')) return null
  const id = parseId(recordId)
  const record = await db.record.findUnique({ where: { id }, select: erasureColumns })
  if (!record?.consent) return null
  const refusal = erasureRefusalOf(actor, record)
  return {
    erasedAt: record.erasure?.at ?? null,
    refusal: refusal?.message ?? null,
    copies: refusal ? [] : await copiesOnlyFor(id),
  }
}

/** The same columns in a transaction that holds the record. */
export const erasureStanding = (tx: Tx, id: string) =>
  tx.record.findUniqueOrThrow({ where: { id }, select: erasureColumns })
