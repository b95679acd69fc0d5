import 'server-only'
import type { Tx } from '@/lib/db'
import { type Excerpts, joinedExcerpts, type Remain } from './excerpts'

/** Versions read at once: a long one has megabytes, and a record can have thousands. */
const PAGE = 10

type Version = { id: string; recordId: string; title: string; values: unknown }
type Versions = (client: Tx, recordId: string, after: string) => Promise<Version[]>

/**
 * The drafts of the other records with what is written about them, their revisions, and their editions with an earlier address: a page each after an
 * id.
 */
const versions: readonly Versions[] = [
  (client, recordId, after) => client.$queryRaw<Version[]>`
    SELECT r.id::text, r.id::text AS "recordId", coalesce(nullif(d.title, ''), r.slug) AS title, jsonb_build_array(d.content,
      (SELECT jsonb_agg(v.note) FROM "Verdict" v WHERE v."recordId" = r.id),
      (SELECT jsonb_agg(jsonb_build_array(c.before, c.after)) FROM "Correction" c WHERE c."recordId" = r.id),
      (SELECT jsonb_agg(g.tag) FROM "RecordTag" g WHERE g."recordId" = r.id),
      (SELECT jsonb_agg(n.reason) FROM "Transition" n WHERE n."recordId" = r.id),
      (SELECT jsonb_agg(w.reason) FROM "Withdrawal" w WHERE w."recordId" = r.id),
      (SELECT jsonb_agg(jsonb_build_array(x.excerpt, x.message, x.reason)) FROM "Dismissal" x WHERE x."recordId" = r.id)) AS values
    FROM "Record" r JOIN "Draft" d ON d."recordId" = r.id
    WHERE r.id > ${after}::uuid AND r.id <> ${recordId}::uuid ORDER BY r.id LIMIT ${PAGE}`,
  (client, recordId, after) => client.$queryRaw<Version[]>`
    SELECT v.id::text, r.id::text AS "recordId", coalesce(nullif(d.title, ''), r.slug) AS title, jsonb_build_array(v.content, v.message) AS values
    FROM "Revision" v JOIN "Record" r ON r.id = v."recordId" JOIN "Draft" d ON d."recordId" = r.id
    WHERE v.id > ${after}::uuid AND r.id <> ${recordId}::uuid ORDER BY v.id LIMIT ${PAGE}`,
  (client, recordId, after) => client.$queryRaw<Version[]>`
    SELECT e.id::text, r.id::text AS "recordId", coalesce(nullif(d.title, ''), r.slug) AS title,
      jsonb_build_array(e.snapshot, nullif(e.snapshot ->> 'slug', r.slug)) AS values
    FROM "Edition" e JOIN "Record" r ON r.id = e."recordId" JOIN "Draft" d ON d."recordId" = r.id
    WHERE e.id > ${after}::uuid AND r.id <> ${recordId}::uuid ORDER BY e.id LIMIT ${PAGE}`,
]

/** The other records with what `search` finds in any of their versions, by id. Reads ten versions at a time, however many a record has. */
export async function namedRecords(
  client: Tx,
  recordId: string,
  search: (values: unknown) => Promise<Excerpts | null>,
): Promise<Remain[]> {
  const named = new Map<string, Remain>()
  for (const page of versions)
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const rows = await page(client, recordId, after)
      for (const { recordId: id, title, values } of rows) {
        const found = await search(values)
        if (!found) continue
        const known = named.get(id)
        const excerpts = known ? joinedExcerpts(known, found) : found
        named.set(id, { ...{ kind: 'RECORD', id, title, sourceId: '', within: '' }, ...excerpts })
      }
      const last = rows.at(-1)
      if (!last) break
      after = last.id
    }
  return [...named.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
