import 'server-only'
import { type Actor, can, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { isoDay } from '@/lib/dates/days'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId } from '@/lib/input'
import { kindOf } from '../kinds'
import type { ConsentTerms } from './schema'

/** `legalName` is null for members who can't see identities: it isn't even read. */
export type SeenConsent = ConsentTerms & { legalName: string | null; version: number; updatedAt: Date }

/** Writes that this member read who a speaker is. */
export const logIdentityRead = (actor: Actor, recordId: string): Promise<void> =>
  transactionAs(actor, (tx) =>
    recordEvent(tx, {
      actor,
      action: 'record.read-identity',
      subjectType: 'record',
      subjectId: recordId,
    }),
  )

/**
 * A testimony's consent as this actor may see it; reading the speaker's name is logged. `NotFound` also for kinds without a speaker.
 */
export async function getConsent(actor: Actor, recordId: string): Promise<SeenConsent> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: {
      kind: true,
      consent: {
        select: {
          tier: true,
          nameDisplay: true,
          pseudonym: true,
          embargoUntil: true,
          transcriptApprovedOn: true,
          withdrawnOn: true,
          note: true,
          version: true,
          updatedAt: true,
          legalName: can(actor, 'seeIdentities'),
        },
      },
    },
  })
  if (!record?.consent || !kindOf(record.kind).needsConsent) throw new NotFound()
  const { legalName, embargoUntil, transcriptApprovedOn, withdrawnOn, ...terms } = record.consent
  if (can(actor, 'seeIdentities') && legalName) await logIdentityRead(actor, parseId(recordId))
  return {
    ...terms,
    embargoUntil: isoDay(embargoUntil),
    transcriptApprovedOn: isoDay(transcriptApprovedOn),
    withdrawnOn: isoDay(withdrawnOn),
    legalName: can(actor, 'seeIdentities') ? legalName : null,
  }
}
