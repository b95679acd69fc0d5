import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import type { HoldingShown } from '@/lib/holdings/schema'
import { logIdentityRead } from '@/lib/records/consent/queries'
import { searchLibrary } from '@/lib/review/hidden-names/documents'
import { unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import { namedByTexts, openNames, textsOf } from './named'

/**
 * `openNames` of a copy that readers could open as a whole otherwise, with the titles of the testimonies, for members who can see identities; logged.
 * Empty for others.
 */
export async function namesThatShut(
  actor: Actor,
  { id, shown }: { id: string; shown: HoldingShown },
): Promise<{ id: string; title: string }[]> {
  if (shown !== 'WHOLE' || !can(actor, 'seeIdentities')) return []
  const testimonies = await openNames(id)
  for (const recordId of testimonies) await logIdentityRead(actor, recordId)
  return db.$queryRaw<{ id: string; title: string }[]>`
    SELECT r.id::text, coalesce(nullif(d.title, ''), r.slug) AS title FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id
    WHERE r.id = ANY(${testimonies}::uuid[]) ORDER BY 2, r.id`
}

/** A copy that readers could open as a whole if it didn't name the speaker. */
type NamingCopy = { id: string; sourceId: string; title: string; filename: string }

/** The copies, shown as a whole and used by editions, that name the speaker of this testimony, for members who can see identities; empty for others. */
export async function copiesNaming(actor: Actor, recordId: string): Promise<NamingCopy[]> {
  if (!can(actor, 'seeIdentities')) return []
  const speakers = (await unnamedSpeakers(db)).filter((speaker) => speaker.recordId === recordId)
  if (speakers.length === 0) return []
  const copies = await db.$queryRaw<NamingCopy[]>`
    SELECT h.id::text, s.id::text AS "sourceId", s.title, h.filename FROM "Holding" h JOIN "Source" s ON s.id = h."sourceId"
    WHERE h.shown = 'WHOLE' AND h.access = 'PUBLIC_IN_CONTEXT' AND EXISTS (
      SELECT FROM "TextLayer" t JOIN "Passage" p ON p."textLayerId" = t.id JOIN "Reference" f ON f."passageId" = p.id
      JOIN "Edition" e ON e."revisionId" = f."revisionId" WHERE t."holdingId" = h.id)
    ORDER BY s.title, h.id`
  const naming: NamingCopy[] = []
  for (const copy of copies)
    if ((await namedByTexts(await textsOf(copy.id), speakers)).length > 0) naming.push(copy)
  if (naming.length > 0) await logIdentityRead(actor, recordId)
  return naming
}

/** A document of the media library, which a record shows, that names the speaker: readers download it as it is. */
type NamingDocument = { id: string; filename: string }

/** How long the page waits for documents that are read for the first time. */
const WAITS_MS = 1500

/**
 * The PDFs in any records, also of other sources, that have the full name of the speaker, and the number of those that weren't searched yet, for
 * members who can see identities; none for others.
 */
export async function documentsNaming(
  actor: Actor,
  recordId: string,
): Promise<{ documents: NamingDocument[]; unsearched: number }> {
  if (!can(actor, 'seeIdentities')) return { documents: [], unsearched: 0 }
  const speaker = (await unnamedSpeakers(db)).find((one) => one.recordId === recordId)
  if (!speaker) return { documents: [], unsearched: 0 }
  const all = await db.$queryRaw<(NamingDocument & { sha256: string })[]>`
    SELECT m.id::text, m.filename, m.sha256 FROM "Media" m JOIN "MediaFile" f ON f.sha256 = m.sha256
    WHERE f."mediaType" = 'application/pdf' AND EXISTS (SELECT FROM "MediaUse" u WHERE u.sha256 = m.sha256)
    ORDER BY m.filename, m.id`
  const hashes = all.map(({ sha256 }) => sha256)
  const named = await searchLibrary(recordId, speaker.sought, hashes, WAITS_MS, (searched) =>
    searched.named.some(({ found }) => found.some(({ match }) => match === 'FULL')),
  )
  const documents = all.flatMap(({ sha256, ...document }) => (named.get(sha256) ? document : []))
  if (documents.length > 0) await logIdentityRead(actor, recordId)
  return { documents, unsearched: new Set(hashes).size - named.size }
}
