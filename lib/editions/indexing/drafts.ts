import 'server-only'
import { db, type Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { attributionOf } from '@/lib/records/kinds/fields'
import { type RecordContent, storedContent } from '@/lib/records/schema'
import { getTranslator } from '@/lib/settings/language'
import { searchDocumentAside } from './aside'
import { documentParts } from './parts'

/** The queue of pg-boss that writes the words of drafts. A migration creates it. */
export const DRAFT_QUEUE = 'draftSearch'

const AT_ONCE = 100
/** A save can be committed this much later than the time that it wrote, in milliseconds: a long transaction, and the clocks of two machines. */
const LATER = 5 * MINUTE_MS

type Waiting = { id: string; kind: string; version: number; content: unknown; changedAt: Date }

/** The document of a draft: only of what a member reads in the draft itself, so without its sources and the name in a consent. */
async function documentOf(kind: string, content: RecordContent) {
  const t = await getTranslator()
  const attribution = attributionOf(kind, content.fields, t)
  const parts = documentParts({ kind, sources: [], speaker: null }, content, attribution, t)
  return searchDocumentAside({ language: content.language, parts })
}

/** Writes the words of one draft, unless it was saved or erased meanwhile: its row stays locked against that. */
async function writeWords(tx: Tx, { id, kind, version, content, changedAt }: Waiting) {
  const made = await documentOf(kind, storedContent(kind, content))
  await tx.$executeRaw`
    INSERT INTO "DraftSearch" ("recordId", version, "changedAt", document)
    SELECT d."recordId", d.version, ${changedAt}, strip(stele_document(${made.dictionary}, ${made.sign}, ${made.lexemes}::text[],
      ${made.places}::text[], ${made.cased}::text[], ${made.folded}::text[], ${made.stemPlaces}::text[]))
    FROM "Draft" d WHERE d."recordId" = ${id}::uuid AND d.version = ${version} FOR SHARE
    ON CONFLICT ("recordId") DO UPDATE SET version = excluded.version, "changedAt" = excluded."changedAt", document = excluded.document`
}

/** Writes the words of a draft again, in the transaction that changed it. */
export async function writeDraftSearch(tx: Tx, recordId: string): Promise<void> {
  const { record, ...draft } = await tx.draft.findUniqueOrThrow({
    where: { recordId },
    select: { version: true, content: true, record: { select: { kind: true, updatedAt: true } } },
  })
  await writeWords(tx, { id: recordId, kind: record.kind, changedAt: record.updatedAt, ...draft })
}

/**
 * Writes the words of all drafts that were saved since they were last written, those changed first before others. Returns how many. It can be stopped
 * at any time, and goes on from there; two at once write the same. A job runs it, so that a save doesn't wait for it.
 */
export async function indexDrafts(signal?: AbortSignal): Promise<number> {
  const [newest] = await db.$queryRaw<{ at: Date | null }[]>`SELECT max("changedAt") AS at FROM "DraftSearch"`
  let behind = {
    at: new Date((newest?.at?.getTime() ?? 0) - LATER),
    id: '00000000-0000-0000-0000-000000000000',
  }
  let written = 0
  for (;;) {
    signal?.throwIfAborted()
    const rows = await db.$queryRaw<Waiting[]>`
      SELECT r.id, r.kind, d.version, d.content, r."updatedAt" AS "changedAt" FROM "Record" r
      JOIN "Draft" d ON d."recordId" = r.id
      LEFT JOIN "DraftSearch" s ON s."recordId" = r.id
      WHERE r."updatedAt" >= ${behind.at} AND (r."updatedAt", r.id) > (${behind.at}, ${behind.id}::uuid) AND r.state <> 'ERASED'
        AND s.version IS DISTINCT FROM d.version
      ORDER BY r."updatedAt", r.id LIMIT ${AT_ONCE}`
    for (const row of rows) {
      signal?.throwIfAborted()
      await writeWords(db, row)
      behind = { at: row.changedAt, id: row.id }
    }
    written += rows.length
    if (rows.length < AT_ONCE) return written
  }
}
