import 'server-only'
import type { Tx } from '@/lib/db'
import { consentProblems, type IdentifiedConsent } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import type { Problem } from './gate'

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** The consent that publishing goes by, the speaker's name included; null for kinds without a speaker. Guarded by its caller. */
export async function consentOf(
  client: Tx,
  record: { id: string; kind: string },
): Promise<IdentifiedConsent | null> {
  if (!kindOf(record.kind).needsConsent) return null
  const row = await client.consent.findUniqueOrThrow({ where: { recordId: record.id } })
  return {
    ...row,
    embargoUntil: dayOf(row.embargoUntil),
    transcriptApprovedOn: dayOf(row.transcriptApprovedOn),
    withdrawnOn: dayOf(row.withdrawnOn),
  }
}

/** Why the consent does not allow publishing today, as the gate tells of it; never with a name. */
export const problemsOfConsent = (consent: IdentifiedConsent | null): Problem[] =>
  consent === null
    ? []
    : consentProblems(consent, new Date().toISOString().slice(0, 10)).map((message) => ({
        place: 'CONSENT',
        subject: null,
        aspect: null,
        message,
        todo: 'See the consent of this record.',
      }))
