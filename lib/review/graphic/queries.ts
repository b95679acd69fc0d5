import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'

/**
 * What is said before the words of these passages wherever they are shown without their record: the warnings of the drafts that the actor
 * may see and of what is public, of the record or of the part in which the passage is quoted. By the passage's id; one query, and no limit: one that was cut off could be the only warning.
 */
export async function warningsOnPassages(
  actor: Actor,
  passageIds: readonly string[],
): Promise<Map<string, string>> {
  const { createdById } = visibleTo(actor)
  const isSeen = createdById ? Prisma.sql`r."createdById" = ${createdById}::uuid` : Prisma.sql`TRUE`
  const rows = await db.$queryRaw<{ passageId: string; warning: string }[]>`
    SELECT DISTINCT "passageId", warning FROM (
      SELECT f."passageId", coalesce(
        nullif(c.content ->> 'contentWarning', ''),
        (SELECT closed #>> '{attrs,warning}' FROM jsonb_path_query(c.content, '$.body.content[*] ? (@.type == "sensitive")') closed
          WHERE jsonb_path_exists(closed, '$.**.attrs.id ? (@ == $id)', jsonb_build_object('id', f."subjectId")) LIMIT 1)) AS warning
      FROM "Reference" f
      JOIN "Record" r ON r.id = f."recordId"
      LEFT JOIN "Edition" e ON e.id = r."liveId"
      LEFT JOIN "Draft" d ON d."recordId" = r.id AND f."revisionId" IS NULL AND ${isSeen}
      LEFT JOIN "Revision" v ON v.id = f."revisionId" AND v.id = e."revisionId"
      CROSS JOIN LATERAL (SELECT coalesce(d.content, v.content) AS content) c
      WHERE f."passageId" = ANY(${[...passageIds]}::uuid[]) AND c.content IS NOT NULL) found
    WHERE warning IS NOT NULL ORDER BY "passageId", warning`
  const byPassage = Map.groupBy(rows, ({ passageId }) => passageId)
  return new Map([...byPassage].map(([id, all]) => [id, all.map(({ warning }) => warning).join(' · ')]))
}
