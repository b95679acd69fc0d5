import 'server-only'
import type { Actor } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { db } from '@/lib/db'
import { joinedWarnings } from '@/lib/text/content-warnings'

/**
 * The warnings to show before these passages where they appear without their record: from drafts that the actor may see and from public
 * editions, of the whole text or of the part that quotes the passage. By passage id; one query without a limit, because a warning that was
 * cut off could be the only one.
 */
export async function warningsOnPassages(
  actor: Actor,
  passageIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ passageId: string; warning: string }[]>`
    WITH cited AS (
      SELECT f."passageId", f."subjectId" AS subject, f."recordId" AS record, v.id AS revision
      FROM "Reference" f
      JOIN "Record" r ON r.id = f."recordId"
      LEFT JOIN "Edition" e ON e.id = r."liveId"
      LEFT JOIN "Revision" v ON v.id = f."revisionId" AND v.id = e."revisionId"
      WHERE f."passageId" = ANY(${[...passageIds]}::uuid[]) AND (v.id IS NOT NULL OR f."revisionId" IS NULL AND ${visibleSql(actor)})),
    texts AS MATERIALIZED (
      SELECT t.record, t.revision,
        CASE WHEN c.content -> 'warningIsNotice' = 'true' THEN NULL ELSE nullif(c.content ->> 'contentWarning', '') END AS warning, c.content
      FROM (SELECT DISTINCT record, revision FROM cited) t
      LEFT JOIN "Draft" d ON d."recordId" = t.record AND t.revision IS NULL
      LEFT JOIN "Revision" v ON v.id = t.revision
      CROSS JOIN LATERAL (SELECT coalesce(d.content, v.content) AS content) c),
    closed AS MATERIALIZED (
      SELECT t.record, t.revision, id #>> '{}' AS subject, part #>> '{attrs,warning}' AS warning
      FROM texts t, jsonb_path_query(t.content, '$.body.content[*] ? (@.type == "sensitive")') part,
        jsonb_path_query(part, '$.**.attrs.id') id)
    SELECT DISTINCT c."passageId", coalesce(t.warning, p.warning) AS warning
    FROM cited c
    JOIN texts t ON t.record = c.record AND t.revision IS NOT DISTINCT FROM c.revision
    LEFT JOIN closed p ON p.record = c.record AND p.revision IS NOT DISTINCT FROM c.revision AND p.subject = c.subject
    WHERE coalesce(t.warning, p.warning) IS NOT NULL
    ORDER BY c."passageId", warning`
  const byPassage = Map.groupBy(rows, ({ passageId }) => passageId)
  return new Map([...byPassage].map(([id, all]) => [id, joinedWarnings(all.map(({ warning }) => warning))]))
}
