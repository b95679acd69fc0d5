import 'server-only'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { consentProblems, speakerOf } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** Why the speaker's consent does not allow publishing today; empty when it does, and for kinds without a speaker. */
export async function consentOf(client: Tx, record: { id: string; kind: string }) {
  if (!kindOf(record.kind).speaker) return null
  const row = await client.consent.findUniqueOrThrow({ where: { recordId: record.id } })
  return {
    ...row,
    embargoUntil: dayOf(row.embargoUntil),
    transcriptApprovedOn: dayOf(row.transcriptApprovedOn),
    withdrawnOn: dayOf(row.withdrawnOn),
  }
}

/**
 * Who speaks, as they wish to be named; null for kinds without a speaker. `showsContext`: the words around a passage may tell who speaks,
 * so they are left out unless the speaker is named. `Conflict` with `current.problems` when consent does not allow publishing.
 */
export async function demandConsent(
  client: Tx,
  record: { id: string; kind: string },
): Promise<{ speaker: string | null; showsContext: boolean }> {
  const consent = await consentOf(client, record)
  if (!consent) return { speaker: null, showsContext: true }
  const problems = consentProblems(consent, new Date().toISOString().slice(0, 10))
  if (problems.length > 0)
    throw new Conflict('The speaker’s consent does not allow publishing now.', {
      problems: problems.map((message) => ({
        subject: null,
        aspect: null,
        message,
        todo: 'Look at the consent of this record.',
      })),
    })
  return { speaker: speakerOf(consent), showsContext: consent.nameDisplay === 'NAMED' }
}
