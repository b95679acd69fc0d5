import 'server-only'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { speakerOf } from '@/lib/records/consent/schema'
import { consentOf, problemsOfConsent } from '@/lib/review/consent'

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
  const problems = problemsOfConsent(consent)
  if (problems.length > 0)
    throw new Conflict('The speaker’s consent does not allow publishing now.', { problems })
  return { speaker: speakerOf(consent), showsContext: consent.nameDisplay === 'NAMED' }
}
