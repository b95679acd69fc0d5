import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

/**
 * A condition on a row `n` of SearchName: readers may be shown this name in a list. No name of a person is one that must stay hidden, under any
 * of the names of its entry, whoever is meant. A testimony counts once it was published: before, a name that disappears would tell that there is one.
 */
export const isShownSql = Prisma.sql`(n.kind <> 'PERSON' OR NOT EXISTS (
  SELECT FROM "Consent" c JOIN "Record" r ON r.id = c."recordId" WHERE r.editions > 0 AND c."nameDisplay" <> 'NAMED' AND c."legalName" <> '' AND stele_sorted(c."legalName") = ANY(ARRAY(
    SELECT stele_sorted(n.name) UNION ALL SELECT stele_sorted(a.name) FROM "Authority" a WHERE a.id::text = n.key
    UNION ALL SELECT stele_sorted(v.name) FROM "AuthorityVariant" v WHERE v."authorityId"::text = n.key))))`
