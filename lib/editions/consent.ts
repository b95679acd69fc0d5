import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { canonicalJson } from '@/lib/hashing'
import { parseId } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { parseConsent, replaceConsent } from '@/lib/records/consent/commands'
import { getConsent } from '@/lib/records/consent/queries'
import { forbidsReading, type IdentifiedConsent, namesTooMuch, speakerOf } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import { linkedTestimonies, unlinkOtherNames } from '@/lib/records/translations'
import { type DocumentReader, withDocuments } from '@/lib/review/hidden-names/documents'
import { blocksPublishing, markHiddenName } from '@/lib/review/hidden-names/flag'
import { consentOf, problemsOfConsent } from '@/lib/review/workflow/gate'
import { lockForWorkflow, lockToClose } from '@/lib/review/workflow/workflow-record'
import { getTranslator } from '@/lib/settings/language'
import { closeEditions } from './closing'
import { ownHiddenNames } from './hidden-names'

/** The speaker's name in each edition that readers can open. */
const statedNames = (tx: Tx, recordId: string) => tx.$queryRaw<{ speaker: string | null }[]>`
  SELECT DISTINCT e.snapshot ->> 'speaker' AS speaker FROM "Edition" e
  WHERE e."recordId" = ${recordId}::uuid AND e.number > coalesce(
    (SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0)`

/** The reason to close the public editions under this consent; null when they can stay. */
async function closedBecause(tx: Tx, recordId: string, consent: IdentifiedConsent): Promise<Message | null> {
  if (forbidsReading(consent, today())) return message('editions.closed.reading')
  const stated = await statedNames(tx, recordId)
  return stated.some(({ speaker }) => namesTooMuch(consent, speaker)) ? message('editions.closed.name') : null
}

/**
 * Leaves the mark for publishers only where the speaker must stay unnamed now and the draft, a public edition or a public collection has the name.
 * What can't be searched, or not in time, stays marked.
 */
export async function markWhereNamed(actor: Actor, recordId: string) {
  const search = (read: DocumentReader) =>
    transaction(async (tx) => {
      const record = await lockForWorkflow(tx, actor, recordId)
      const { draft, editions, beside } = await ownHiddenNames(tx, record, read)
      const names = [...draft, ...editions.flatMap((edition) => edition.names), ...beside]
      await markHiddenName(tx, recordId, blocksPublishing(names))
    })
  await withDocuments(recordId, search).catch((error: unknown) => console.error(error))
}

const today = () => new Date().toISOString().slice(0, 10)

/**
 * True when this consent also closes the original and the translations of its testimony. "For staff only" is the default of a new draft: it says that
 * of the others only once the testimony was published.
 */
const closesLinked = (consent: IdentifiedConsent, { editions }: { editions: number }) =>
  forbidsReading(
    consent.tier === 'RESTRICTED' && editions === 0 ? { ...consent, tier: 'OPEN' } : consent,
    today(),
  )

/**
 * Locks a testimony with its original and its translations, in the order of their ids and before their copies: two consents wait for each other, and a
 * consent for the publication of a translation, which it then closes.
 */
async function lockWithLinked(tx: Tx, recordId: string) {
  for (let locked: string[] = []; ; ) {
    const ids = [recordId, ...(await linkedTestimonies(tx, recordId)).map(({ id }) => id)]
    // They can be linked while this waits.
    if (ids.every((id) => locked.includes(id))) return
    await tx.$queryRaw`SELECT FROM "Record" WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
    locked = ids
  }
}

/** Closes the public translations of a testimony that can't be read now, and its original: they say the same. */
async function closeLinked(tx: Tx, actor: Actor, recordId: string) {
  const t = await getTranslator()
  const reason = t(message('editions.closed.reading'))
  for (const { id, isPublic } of await linkedTestimonies(tx, recordId)) {
    const linked = isPublic ? await lockToClose(tx, actor, id) : null
    if (linked?.live) await closeEditions(tx, actor, linked, { through: linked.live.number, reason })
  }
}

/** `Conflict` while the consent for the original of this testimony, or for another translation of it, doesn't allow it to be read. */
export async function demandLinkedOpen(tx: Tx, record: { id: string; kind: string }): Promise<void> {
  if (!kindOf(record.kind).needsConsent) return
  for (const linked of await linkedTestimonies(tx, record.id)) {
    const consent = await consentOf(tx, { ...linked, kind: record.kind })
    if (consent && closesLinked(consent, linked))
      throw new Conflict(message('editions.linkedForbids'), { problems: problemsOfConsent(consent) })
  }
}

/** Closes the public editions where the consent forbids them. Returns the number of the edition that was public, null when nothing was closed. */
async function closeForbidden(tx: Tx, actor: Actor, recordId: string) {
  const record = await lockForWorkflow(tx, actor, recordId)
  const consent = await consentOf(tx, record)
  await unlinkOtherNames(tx, actor, recordId)
  if (consent && closesLinked(consent, record)) await closeLinked(tx, actor, recordId)
  const reason = consent && record.live ? await closedBecause(tx, recordId, consent) : null
  const closed = reason === null ? null : (record.live?.number ?? null)
  if (reason !== null && closed !== null) {
    const t = await getTranslator()
    await closeEditions(tx, actor, record, { through: closed, reason: t(reason) })
  }
  // Until the texts are searched: that can take too long within this transaction, and must not keep editions open.
  await markHiddenName(tx, recordId, true)
  return { slug: closed === null ? null : record.slug, closed }
}

/**
 * Saves the consent of a testimony as a change of its version `version`, in every state, because consent can be withdrawn at any time. Only
 * members who can see identities read and write the name. Where the consent no longer allows the public editions, or the name that they give
 * the speaker, they are closed in the same transaction, no matter who saves it. So are its public translations and its original, where it can't be
 * read now; a link with one that names the speaker in another way is removed. Where the record has a name that must stay hidden now, it is
 * marked for publishers, in a transaction of its own. `closed` is the number of the edition that was public, null when nothing was
 * closed. `Conflict` with the current consent when someone else saved first.
 */
export async function saveConsent(
  actor: Actor,
  recordId: string,
  input: unknown,
): Promise<{ version: number; slug: string | null; closed: number | null }> {
  const id = parseId(recordId)
  const change = parseConsent(actor, input)
  const saved = await transaction(async (tx) => {
    await lockWithLinked(tx, id)
    return (await replaceConsent(tx, actor, id, change)) ? closeForbidden(tx, actor, id) : null
  })
  if (saved) {
    await markWhereNamed(actor, id)
    return { version: change.version + 1, ...saved }
  }
  const { version: _, ...terms } = change
  const present = await getConsent(actor, id)
  // A second click on the same button is not a conflict.
  if (canonicalJson({ ...present, ...terms }) === canonicalJson(present))
    return { version: present.version, slug: null, closed: null }
  throw new Conflict(message('editions.consentChanged'), present)
}

/**
 * The speaker, named as the consent says; null for kinds without a speaker. `showsContext` is false unless the speaker is named, because the
 * text around a passage could identify them. `Conflict` with `current.problems` when the consent doesn't allow publishing.
 */
export function demandConsent(consent: IdentifiedConsent | null): {
  speaker: string | null
  showsContext: boolean
} {
  if (!consent) return { speaker: null, showsContext: true }
  const problems = problemsOfConsent(consent)
  if (problems.length > 0) throw new Conflict(message('editions.consentForbids'), { problems })
  return { speaker: speakerOf(consent), showsContext: consent.nameDisplay === 'NAMED' }
}
