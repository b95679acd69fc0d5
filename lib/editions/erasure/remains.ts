import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import { findNames, type SoughtNames } from '@/lib/folding/find-names'
import { logIdentityRead } from '@/lib/records/consent/queries'
import { consentOf } from '@/lib/review/gate'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { stringsIn } from '@/lib/review/hidden-names/texts'
import { type RemainKind, remainKinds } from './schema'

/** Something outside of the record that has the speaker's name. `id` is the source, entry, copy, event, record or thread. */
export type Remain = {
  kind: RemainKind
  id: string
  title: string
  /** The source of a copy; else empty. */
  sourceId: string
  excerpts: string[]
  /** True when two parts of the name are together; else it may be another person's. */
  isFull: boolean
}

/** Rows read at once. */
const PAGE = 500
const AROUND = 40

/** What of these values names the person; null when nothing does. */
function namedIn(values: unknown, sought: SoughtNames): Pick<Remain, 'excerpts' | 'isFull'> | null {
  const found = stringsIn(values).flatMap((text) =>
    findNames(text, sought, { identifier: !/\s/.test(text) })
      .filter(({ match }) => match === 'FULL' || match === 'SURNAME')
      .map(({ match, start, end }) => ({
        match,
        excerpt: text.slice(Math.max(0, start - AROUND), end + AROUND).toWellFormed(),
      })),
  )
  if (found.length === 0) return null
  const excerpts = [...new Set(found.map(({ excerpt }) => excerpt))].slice(0, 3)
  return { excerpts, isFull: found.some(({ match }) => match === 'FULL') }
}

type Row = { id: string; title: string; sourceId: string; values: unknown }

/** The queries of each kind, a page of rows after an id, in the order of ids. */
const rowsOf: Record<RemainKind, (client: Tx, recordId: string, after: string) => Promise<Row[]>> = {
  SOURCE: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT s.id::text, s.title, '' AS "sourceId", jsonb_build_array(to_jsonb(s), (
      SELECT jsonb_agg(jsonb_build_object('given', c.given, 'family', c.family, 'literal', c.literal,
        'particles', jsonb_build_array(c."nonDroppingParticle", c."droppingParticle", c.suffix)))
      FROM "SourceContributor" c WHERE c."sourceId" = s.id)) AS values
    FROM "Source" s WHERE s.id::text > ${after} ORDER BY s.id::text LIMIT ${PAGE}`,
  NAME: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT a.id::text, a.name AS title, '' AS "sourceId", jsonb_build_array(a.name, a.note, (
      SELECT jsonb_agg(v.name) FROM "AuthorityVariant" v WHERE v."authorityId" = a.id)) AS values
    FROM "Authority" a WHERE a.id::text > ${after} ORDER BY a.id::text LIMIT ${PAGE}`,
  COPY: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT h.id::text, h.filename AS title, h."sourceId"::text AS "sourceId",
      jsonb_build_array(h.filename, h."obtainedFrom", h.rights, h.note) AS values
    FROM "Holding" h WHERE h.id::text > ${after} ORDER BY h.id::text LIMIT ${PAGE}`,
  // Details with the hashes of rows stay: the log is verified with them.
  EVENT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT lpad(e.id::text, 19, '0') AS id, e.action AS title, '' AS "sourceId", d.detail AS values
    FROM "EventDetail" d JOIN "Event" e ON e.id = d."eventId"
    WHERE lpad(e.id::text, 19, '0') > ${after} AND e."subjectId" <> ${recordId} AND e."subjectType" IN ('source', 'authority', 'holding', 'passage')
      AND d.rows = '[]'
    ORDER BY 1 LIMIT ${PAGE}`,
  TEXT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT h.id::text, h.filename AS title, h."sourceId"::text AS "sourceId", (
      SELECT jsonb_agg(t.text) FROM "TextLayer" t WHERE t."holdingId" = h.id) AS values
    FROM "Holding" h WHERE h.id::text > ${after} AND h."sourceId" IN (
      SELECT coalesce(s."mergedIntoId", s.id) FROM "Reference" f JOIN "Source" s ON s.id = f."sourceId" WHERE f."recordId" = ${recordId}::uuid)
    ORDER BY h.id::text LIMIT 5`,
  RECORD: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT r.id::text, coalesce(nullif(d.title, ''), r.slug) AS title, '' AS "sourceId", jsonb_build_array(r.slug, d.content, e.snapshot) AS values
    FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id LEFT JOIN "Edition" e ON e.id = r."liveId"
    WHERE r.id::text > ${after} AND r.id <> ${recordId}::uuid ORDER BY r.id::text LIMIT 100`,
  COMMENT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT t.id::text, '' AS title, '' AS "sourceId", (SELECT jsonb_agg(c.text) FROM "Comment" c WHERE c."threadId" = t.id) AS values
    FROM "Thread" t WHERE t.id::text > ${after} AND t."recordId" IS DISTINCT FROM ${recordId}::uuid ORDER BY t.id::text LIMIT ${PAGE}`,
}

/** Everything outside of the record that has the name, kind by kind. Reads the archive a page at a time. */
export async function remainsFor(client: Tx, recordId: string, sought: SoughtNames): Promise<Remain[]> {
  const remains: Remain[] = []
  if (sought.length === 0) return remains
  for (const kind of remainKinds)
    for (let after = ''; ; ) {
      const rows = await rowsOf[kind](client, recordId, after)
      for (const { values, ...row } of rows) {
        const named = namedIn(values, sought)
        if (named)
          remains.push({ kind, ...row, id: kind === 'EVENT' ? String(BigInt(row.id)) : row.id, ...named })
      }
      const last = rows.at(-1)
      if (!last) break
      after = last.id
    }
  return remains
}

/** The names of the speaker to search for, whatever the consent says of naming them. */
export async function erasedNames(client: Tx, record: { id: string; kind: string }): Promise<SoughtNames> {
  const consent = await consentOf(client, record)
  const search = await hiddenNameSearch(client, consent && { ...consent, nameDisplay: 'ANONYMOUS' })
  return search.sought
}

/** What has the speaker's name outside of the record, for members who can see identities; logged. Empty for others. */
export async function remainsOf(actor: Actor, record: { id: string; kind: string }): Promise<Remain[]> {
  if (!can(actor, 'seeIdentities')) return []
  const remains = await remainsFor(db, record.id, await erasedNames(db, record))
  if (remains.length > 0) await logIdentityRead(actor, record.id)
  return remains
}
