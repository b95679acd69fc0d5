import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { canonicalJson } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import { parseConsent, replaceConsent } from '@/lib/records/consent/commands'
import { getConsent } from '@/lib/records/consent/queries'
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

/** Closes what is public of the record where this consent forbids it; the number of the edition that was public, null when nothing was closed. */
async function closeForbidden(tx: Tx, actor: Actor, recordId: string) {
  const record = await holdRecord(tx, actor, recordId)
  const consent = await consentOf(tx, record)
  const reason = consent && record.live ? await closedBecause(tx, recordId, consent) : null
  const closed = reason === null ? null : (record.live?.number ?? null)
  if (reason !== null && closed !== null) await closeEditions(tx, actor, record, { through: closed, reason })
  return { slug: closed === null ? null : record.slug, closed }
}

/**
 * Saves what the speaker of a testimony allows, made from version `version` of it, in every state: consent can be withdrawn at any time. The
 * name is read and written only by those who may see identities. Where the consent no longer allows readers what is public, or the name that
 * an edition gives the speaker, the same transaction closes that to them, whoever saves it. `closed` is the number of the edition that was
 * public, null when nothing was closed. `Conflict` with the present consent when someone else saved first.
 */
export async function saveConsent(
  actor: Actor,
  recordId: string,
  input: unknown,
): Promise<{ version: number; slug: string | null; closed: number | null }> {
  const id = parseId(recordId)
  const change = parseConsent(actor, input)
  const saved = await transaction(async (tx) =>
    (await replaceConsent(tx, actor, id, change)) ? closeForbidden(tx, actor, id) : null,
  )
  if (saved) {
    if (saved.closed !== null) forgetWithdrawn()
    return { version: change.version + 1, ...saved }
  }
  const { version: _, ...terms } = change
  const present = await getConsent(actor, id)
  // A second click on the same button is no conflict.
  if (canonicalJson({ ...present, ...terms }) === canonicalJson(present))
    return { version: present.version, slug: null, closed: null }
  throw new Conflict('This consent was changed in the meantime.', present)
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
