import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { keptIdSql } from '@/lib/sources/merged-sources'

/**
 * Rows where the text "TextLayer" t of the copy "Holding" h can't be shown as a whole: a PRIVATE mask on another text of the same file, without the
 * same mask on t; or a name that was erased in an edition that cites one of these sources. The archive can't say then where the text or the image
 * has what is withheld.
 */
export const hiddenElsewhere = (sources: Prisma.Sql) => Prisma.sql`
  SELECT FROM "Mask" m JOIN "TextLayer" o ON o.id = m."textLayerId" JOIN "Holding" c ON c.id = o."holdingId"
  WHERE c.sha256 = h.sha256 AND m.kind = 'PRIVATE' AND m."liftedAt" IS NULL AND m."textSha256" <> t.sha256
    AND NOT EXISTS (SELECT FROM "Mask" s WHERE s."textSha256" = t.sha256 AND s."liftedAt" IS NULL AND s.kind = 'PRIVATE'
      AND coalesce(s."repeatsId", s.id) = coalesce(m."repeatsId", m.id))
  UNION ALL SELECT FROM "EditionRedaction" n JOIN "Edition" e ON e.id = n."editionId"
    JOIN "Reference" f ON f."revisionId" = e."revisionId" WHERE f."sourceId" IN ${sources}`

const ownSources = Prisma.sql`(
  SELECT a.id FROM "Source" own JOIN "Source" a ON ${keptIdSql('a')} = ${keptIdSql('own')}
  WHERE own.id = h."sourceId")`

/** True when no text of the copy "Holding" h that a revision cites can be shown as a whole: pages don't link it then. */
export const isShutSql = Prisma.sql`NOT EXISTS (
  SELECT FROM "TextLayer" t WHERE t."holdingId" = h.id AND NOT EXISTS (${hiddenElsewhere(ownSources)})
    AND EXISTS (SELECT FROM "Passage" p JOIN "Reference" f ON f."passageId" = p.id WHERE p."textLayerId" = t.id AND f."revisionId" IS NOT NULL))`
