import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import { findNames } from '@/lib/folding/find-names'
import { demandReadableLayer } from '@/lib/holdings/access'
import { parseId } from '@/lib/input'
import { logIdentityRead } from '@/lib/records/consent/queries'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { consentOf } from '@/lib/review/workflow/gate'
import { isUnplacedSql } from './unplaced'

/** A range of the text of a copy that has the name of a speaker who stays unnamed. */
export type NameProposal = { start: number; end: number; record: { id: string; title: string } }

/** The most testimonies of one source whose speakers are looked for. */
const RECORDS = 20

/**
 * Ranges to mask as PRIVATE in a part of a text, which begins at `start`: the hidden names of speakers whose testimonies cite the source of the
 * copy, where no PRIVATE mask covers them. Only for members who can see identities, and logged; empty for others.
 */
export async function nameProposals(
  actor: Actor,
  { id, start, text }: { id: string; start: number; text: string },
): Promise<NameProposal[]> {
  if (!can(actor, 'seeIdentities')) return []
  const layerId = parseId(id)
  await demandReadableLayer(db, actor, layerId)
  const [records, masks] = await Promise.all([
    db.$queryRaw<{ id: string; kind: string; title: string }[]>`
      SELECT DISTINCT r.id, r.kind, coalesce(nullif(d.title, ''), r.slug) AS title
      FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId"
      JOIN "Source" s ON s.id = h."sourceId" OR s."mergedIntoId" = h."sourceId"
      JOIN "Reference" f ON f."sourceId" = s.id JOIN "Record" r ON r.id = f."recordId"
      JOIN "Consent" c ON c."recordId" = r.id JOIN "Draft" d ON d."recordId" = r.id
      WHERE t.id = ${layerId}::uuid AND c."nameDisplay" <> 'NAMED' AND c."legalName" <> '' ORDER BY r.id LIMIT ${RECORDS}`,
    db.$queryRaw<{ start: number; end: number }[]>`
      SELECT m.start, m."end" FROM "Mask" m JOIN "TextLayer" t ON t.sha256 = m."textSha256"
      WHERE t.id = ${layerId}::uuid AND m.kind = 'PRIVATE' AND m."liftedAt" IS NULL AND NOT ${isUnplacedSql}`,
  ])
  const proposals: NameProposal[] = []
  for (const { kind, ...record } of records) {
    const { sought } = await hiddenNameSearch(db, await consentOf(db, { id: record.id, kind }))
    const found = findNames(text, sought)
      .filter(({ match }) => match === 'FULL' || match === 'SURNAME')
      .map((name) => ({ start: start + name.start, end: start + name.end, record }))
      .filter((name) => !masks.some((mask) => mask.start <= name.start && name.end <= mask.end))
    if (found.length > 0) await logIdentityRead(actor, record.id)
    proposals.push(...found)
  }
  return proposals
}
