import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { type NewEvent, recordEvents } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import { kindOf } from '@/lib/records/kinds'
import type { Prepared } from './rows/prepare-thread'
import { sourceColumns } from './rows/source-rows'
import { SOURCES } from './schema'

/** What is made, and by which import. */
export type Making = { importId: string; target: string }

const names = (columns: readonly string[]) => Prisma.raw(columns.map((column) => `"${column}"`).join(', '))

const contributorColumns = names([
  ...['id', 'sourceId', 'role', 'position', 'family', 'given', 'literal'],
  ...['droppingParticle', 'nonDroppingParticle', 'suffix', 'commaSuffix'],
])

/** Sources with their contributors, in one statement. */
const insertSources = (tx: Tx, actor: Actor, rows: string) => tx.$executeRaw`
  WITH given AS MATERIALIZED (SELECT ${rows}::jsonb AS rows),
  made AS (
    INSERT INTO "Source" (id, "describedBy", "createdById", ${names(sourceColumns)})
    SELECT id, "describedBy", ${actor.id}::uuid, ${names(sourceColumns)}
    FROM given, jsonb_populate_recordset(NULL::"Source", given.rows))
  INSERT INTO "SourceContributor" (${contributorColumns})
  SELECT ${contributorColumns} FROM given, jsonb_array_elements(given.rows) AS one,
    jsonb_populate_recordset(NULL::"SourceContributor", one -> 'names')`

/** Records with their drafts, contributions and ties to names, in one statement. */
const insertRecords = (tx: Tx, actor: Actor, kind: string, rows: string) => tx.$executeRaw`
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, slug text, "schemaVersion" int, title text, words text, language text,
      content text, "contentHash" text, contributors text, ties jsonb)),
  made AS (
    INSERT INTO "Record" (id, kind, slug, "slugContributors", "createdById")
    SELECT id, ${kind}, slug, '{}', ${actor.id}::uuid FROM given),
  drafted AS (
    INSERT INTO "Draft" ("recordId", "schemaVersion", title, words, language, content, "contentHash", contributors, "savedById")
    SELECT id, "schemaVersion", title, words, language, content::jsonb, "contentHash", contributors::jsonb, ${actor.id}::uuid FROM given),
  spoken AS (
    INSERT INTO "Consent" ("recordId") SELECT id FROM given WHERE ${kindOf(kind).needsConsent}),
  tied AS (
    INSERT INTO "RecordAuthority" ("recordId", "authorityId", role)
    SELECT given.id, t."authorityId", t.role FROM given, jsonb_to_recordset(ties) AS t("authorityId" uuid, role text))
  INSERT INTO "Contribution" ("recordId", edition, "memberId") SELECT id, 1, ${actor.id}::uuid FROM given`

type Entries = Pick<Prepared, 'heads' | 'rows'>

/** Makes the entries of a batch, in the caller's transaction, which ends with `logEntries`. */
export async function insertEntries(
  tx: Tx,
  actor: Actor,
  { importId, target }: Making,
  { heads, rows }: Entries,
): Promise<void> {
  if (heads.length === 0) return
  const json = `[${rows.join(',')}]`
  if (target === SOURCES) await insertSources(tx, actor, json)
  else await insertRecords(tx, actor, target, json)
  const entries = heads.map(({ number, id }) => ({ number, id }))
  await tx.$executeRaw`
    INSERT INTO "ImportRow" ("importId", number, outcome, "entryId", cells)
    SELECT ${importId}::uuid, number, 'MADE', id, '{}' FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e(number int, id uuid)`
}

/** Writes an event for each of these entries. */
export async function logEntries(
  tx: Tx,
  actor: Actor,
  { importId, target }: Making,
  { heads }: Pick<Entries, 'heads'>,
): Promise<void> {
  const entryOfPart = new Map(heads.flatMap(({ id, parts }) => parts.map((part) => [part, id] as const)))
  const subject = target === SOURCES ? 'source' : 'record'
  const events = heads.map(
    ({ id, number, detail }): NewEvent => ({
      ...{ actor, action: `${subject}.create`, subjectType: subject, subjectId: id },
      detail: { ...detail, import: importId, row: number },
    }),
  )
  await recordEvents(tx, events, (_, key) => {
    const [id = ''] = key.split(' ')
    return entryOfPart.get(id) ?? id
  })
}
