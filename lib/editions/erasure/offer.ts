import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { ERASE } from '@/lib/events'
import { copiesOnlyFor, type SoleCopy } from '@/lib/holdings/erasing'
import { parseId } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { type ListedForm, listConsentForms } from '@/lib/records/consent/forms'
import type { Remain } from './excerpts'
import { remainsOf } from './remains'
import { type ErasureReport, erasureReportSchema } from './schema'

type Erasable = {
  state: string
  liveId: string | null
  consent: { withdrawnOn: Date | null } | null
  erasure: { at: Date } | null
  contributions: readonly { memberId: string }[]
}

const erasureColumns = {
  state: true,
  liveId: true,
  consent: { select: { withdrawnOn: true } },
  erasure: { select: { at: true } },
  contributions: { select: { memberId: true } },
} as const

/** The reason that this actor can't erase the text of the record now; null when they can. ROLE and OWN_WORK are `Forbidden`. */
export function erasureRefusalOf(
  actor: Actor,
  { liveId, consent, erasure, contributions }: Erasable,
): { why: 'ROLE' | 'OWN_WORK' | 'STATE'; message: Message } | null {
  if (!can(actor, 'publish')) return { why: 'ROLE', message: message('editions.erasure.role') }
  if (contributions.some(({ memberId }) => memberId === actor.id))
    return { why: 'OWN_WORK', message: message('editions.erasure.ownWork') }
  if (erasure) return { why: 'STATE', message: message('editions.erasure.done') }
  if (!consent?.withdrawnOn) return { why: 'STATE', message: message('editions.erasure.noWithdrawal') }
  if (liveId !== null) return { why: 'STATE', message: message('editions.erasure.public') }
  return null
}

type ErasureOffer = {
  erasedAt: Date | null
  /** Null when the actor may erase it now. */
  refusal: Message | null
  /** Archive copies that only this record uses. */
  copies: SoleCopy[]
  /** Signed consent forms of the testimony. */
  forms: ListedForm[]
  /** Places outside of the record that have the speaker's name; empty when the actor can't erase it now. */
  remains: Remain[]
  /** What the erasure did; null before it. */
  report: ErasureReport | null
}

/** The rows and copies that erasing this record would remove, for members who can publish; null for others. */
export async function erasureOffer(actor: Actor, recordId: string): Promise<ErasureOffer | null> {
  if (!can(actor, 'publish')) return null
  const id = parseId(recordId)
  const record = await db.record.findUnique({ where: { id }, select: { ...erasureColumns, kind: true } })
  if (!record?.consent) return null
  const refusal = erasureRefusalOf(actor, record)
  return {
    erasedAt: record.erasure?.at ?? null,
    refusal: refusal?.message ?? null,
    copies: refusal ? [] : await copiesOnlyFor(id),
    forms: refusal ? [] : ((await listConsentForms(actor, id)) ?? []),
    remains: refusal ? [] : await remainsOf(actor, { id, kind: record.kind }),
    report: record.erasure && (await reportOf(id)),
  }
}

async function reportOf(recordId: string): Promise<ErasureReport> {
  const event = await db.event.findFirst({
    where: { subjectType: 'record', subjectId: recordId, action: ERASE },
    orderBy: { id: 'desc' },
    select: { detail: { select: { detail: true } } },
  })
  return erasureReportSchema.catch({ masked: [], left: [], media: [] }).parse(event?.detail?.detail ?? {})
}

/** The same columns in a transaction that has locked the record. */
export const erasureState = (tx: Tx, id: string) =>
  tx.record.findUniqueOrThrow({ where: { id }, select: erasureColumns })
