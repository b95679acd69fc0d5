import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseInput } from '@/lib/input'
import { lockRecord } from '../drafts'
import { kindOf } from '../kinds'
import { allowsMore, consentSchema, identifiedConsentSchema } from './schema'

const version = { version: z.int().positive() }
const termsSchema = consentSchema.extend(version)
const identifiedSchema = identifiedConsentSchema.extend(version)

const dayOf = (date: Date) => date.toISOString().slice(0, 10)
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

export type ConsentChange = z.output<typeof termsSchema> | z.output<typeof identifiedSchema>

/**
 * What this actor may say of a consent: the speaker's name only where they may see identities. `Invalid` where the name that is to be shown
 * is missing.
 */
export function parseConsent(actor: Actor, input: unknown): ConsentChange {
  const terms = parseInput(can(actor, 'seeIdentities') ? identifiedSchema : termsSchema, input)
  if (terms.nameDisplay === 'PSEUDONYM' && terms.pseudonym === '')
    throw new Invalid({ pseudonym: 'Give the name that the speaker chose.' })
  if ('legalName' in terms && terms.nameDisplay === 'NAMED' && terms.legalName === '')
    throw new Invalid({ legalName: 'Give the name that is to be shown.' })
  return terms
}

/**
 * Writes a consent that was made from the version it names, who opened the testimony to readers by it, and the event; false where another
 * version stands. `Forbidden` where the actor lets a name be shown that they may not see. The half of `saveConsent` (lib/editions) that
 * knows nothing of what is public.
 */
export async function replaceConsent(
  tx: Tx,
  actor: Actor,
  recordId: string,
  { version: base, ...terms }: ConsentChange,
): Promise<boolean> {
  const record = await lockRecord(tx, actor, recordId)
  if (!kindOf(record.kind).needsConsent) throw new NotFound()
  const present = await tx.consent.findUniqueOrThrow({
    where: { recordId },
    select: {
      tier: true,
      nameDisplay: true,
      pseudonym: true,
      legalName: true,
      embargoUntil: true,
      withdrawnOn: true,
    },
  })
  if (!can(actor, 'seeIdentities') && terms.nameDisplay === 'NAMED' && present.nameDisplay !== 'NAMED')
    throw new Forbidden('Only those who may see the name can choose that it is shown.')
  const before = {
    ...present,
    embargoUntil: present.embargoUntil && dayOf(present.embargoUntil),
    withdrawnOn: present.withdrawnOn && dayOf(present.withdrawnOn),
  }
  const { count } = await tx.consent.updateMany({
    where: { recordId, version: base },
    data: {
      ...terms,
      embargoUntil: dateOf(terms.embargoUntil),
      transcriptApprovedOn: dateOf(terms.transcriptApprovedOn),
      withdrawnOn: dateOf(terms.withdrawnOn),
      ...(allowsMore(before, { ...before, ...terms }, dayOf(new Date())) && { allowedById: actor.id }),
      version: base + 1,
    },
  })
  if (count === 0) return false
  await recordEvent(tx, {
    actor,
    action: 'record.consent',
    subjectType: 'record',
    subjectId: recordId,
    detail: {
      version: base + 1,
      tier: terms.tier,
      nameDisplay: terms.nameDisplay,
      withdrawn: terms.withdrawnOn !== null,
    },
  })
  return true
}
