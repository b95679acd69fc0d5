import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import { joined, storedContributors } from '@/lib/contributions/contributors'
import { dateOfDay, isoDay } from '@/lib/dates/days'
import type { Tx } from '@/lib/db'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { copiesOfRecord, withoutOpening } from '@/lib/holdings/narrowing'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { lockRecord } from '../drafts'
import { kindOf } from '../kinds'
import { consentSchema, identifiedConsentSchema, namesWritten, openedBy } from './schema'

const version = { version: z.int().positive() }
const termsSchema = consentSchema.extend(version)
const identifiedSchema = identifiedConsentSchema.extend(version)

type ConsentChange = z.output<typeof termsSchema> | z.output<typeof identifiedSchema>

/**
 * The consent that this actor can enter: with the speaker's name only if they may see identities. `Invalid` when the name to show is
 * missing.
 */
export function parseConsent(actor: Actor, input: unknown): ConsentChange {
  const terms = parseInput(can(actor, 'seeIdentities') ? identifiedSchema : termsSchema, input)
  if (terms.nameDisplay === 'PSEUDONYM' && terms.pseudonym === '')
    throw new Invalid({ pseudonym: message('records.consent.pseudonymMissing') })
  if ('legalName' in terms && terms.nameDisplay === 'NAMED' && terms.legalName === '')
    throw new Invalid({ legalName: message('records.consent.legalNameMissing') })
  return terms
}

/**
 * Writes a consent that was edited from the version it names, with the members who opened something by it, and the event; false when there is a
 * newer version. A copy that it opens is opened in editions to come only. `Forbidden` when the actor would show a name that they can't see. The part
 * of `saveConsent` (lib/editions) that doesn't depend on what is public.
 */
export async function replaceConsent(
  tx: Tx,
  actor: Actor,
  recordId: string,
  { version: base, ...terms }: ConsentChange,
): Promise<boolean> {
  const record = await lockRecord(tx, actor, recordId)
  if (!kindOf(record.kind).needsConsent) throw new NotFound()
  const { contributors, ...present } = await tx.consent.findUniqueOrThrow({
    where: { recordId },
    select: {
      tier: true,
      nameDisplay: true,
      pseudonym: true,
      legalName: true,
      embargoUntil: true,
      withdrawnOn: true,
      transcriptApprovedOn: true,
      note: true,
      contributors: true,
    },
  })
  if (!can(actor, 'seeIdentities') && terms.nameDisplay === 'NAMED' && present.nameDisplay !== 'NAMED')
    throw new Forbidden(message('records.consent.namingForbidden'))
  const before = {
    ...present,
    embargoUntil: isoDay(present.embargoUntil),
    withdrawnOn: isoDay(present.withdrawnOn),
    transcriptApprovedOn: isoDay(present.transcriptApprovedOn),
  }
  const after = { ...before, ...terms }
  const opened = openedBy(before, after)
  const parts = [...opened, ...namesWritten(before, after)]
  const save = () =>
    tx.consent.updateMany({
      where: { recordId, version: base },
      data: {
        ...terms,
        embargoUntil: dateOfDay(terms.embargoUntil),
        transcriptApprovedOn: dateOfDay(terms.transcriptApprovedOn),
        withdrawnOn: dateOfDay(terms.withdrawnOn),
        contributors: joined(storedContributors(contributors), parts, [actor.id]),
        version: base + 1,
      },
    })
  const endsEmbargo = opened.includes('embargoUntil')
  const { count } = await withoutOpening(tx, copiesOfRecord(recordId), save, endsEmbargo)
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
