import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { saveConsent } from '@/lib/records/consent/commands'
import { forbidsReading, type IdentifiedConsent, namesTooMuch, speakerOf } from '@/lib/records/consent/schema'
import { consentOf, problemsOfConsent } from '@/lib/review/gate'
import { holdRecord } from '@/lib/review/held-record'
import { closeEditions } from './closing'
import { forgetWithdrawn } from './withdrawn'

const reasons = {
  reading: 'The consent of the person who speaks here does not allow it to be read now.',
  name: 'The person who speaks here is to be named in another way.',
} as const

/** Who speaks, as each edition of the record that readers can open says it. */
const statedNames = (tx: Tx, recordId: string) => tx.$queryRaw<{ speaker: string | null }[]>`
  SELECT DISTINCT e.snapshot ->> 'speaker' AS speaker FROM "Edition" e
  WHERE e."recordId" = ${recordId}::uuid AND e.number > coalesce(
    (SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0)`

/** Why what is public of the record may not be read under this consent; null where it may. */
async function closedBecause(tx: Tx, recordId: string, consent: IdentifiedConsent): Promise<string | null> {
  if (forbidsReading(consent, new Date().toISOString().slice(0, 10))) return reasons.reading
  const stated = await statedNames(tx, recordId)
  return stated.some(({ speaker }) => namesTooMuch(consent, speaker)) ? reasons.name : null
}

/**
 * Saves a consent as `saveConsent` does. Where it no longer allows readers what is public, or the name that an edition gives the speaker,
 * that is closed to them in the same transaction, whoever saves it: the speaker's word stands above the archive's steps. `closed` is the number of the edition that was
 * public, null when nothing was closed.
 */
export async function changeConsent(
  actor: Actor,
  recordId: string,
  input: unknown,
): Promise<{ version: number; slug: string | null; closed: number | null }> {
  const id = parseId(recordId)
  let slug: string | null = null
  let closed: number | null = null
  const { version } = await saveConsent(actor, id, input, async (tx) => {
    const record = await holdRecord(tx, actor, id)
    const consent = await consentOf(tx, record)
    if (!consent || !record.live) return
    const reason = await closedBecause(tx, id, consent)
    if (reason === null) return
    await closeEditions(tx, actor, record, { through: record.live.number, reason })
    slug = record.slug
    closed = record.live.number
  })
  if (closed !== null) forgetWithdrawn()
  return { version, slug, closed }
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
  const problems = problemsOfConsent(consent)
  if (problems.length > 0)
    throw new Conflict('The speaker’s consent does not allow publishing now.', { problems })
  return { speaker: speakerOf(consent), showsContext: consent.nameDisplay === 'NAMED' }
}
