import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

/** The id of the entry of a row `n` of SearchName, by which entries are looked up; null for a name without one. */
export const entryId = Prisma.sql`(CASE WHEN n.key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN n.key::uuid END)`

const isHiding = Prisma.sql`r.editions > 0 AND c."nameDisplay" <> 'NAMED' AND c."legalName" <> ''`

/**
 * A condition on a row `n` of SearchName: readers may be shown this name in a list. No name of a person is one that must stay hidden, under any
 * of the names of its entry, whoever is meant. A testimony counts once it was published: before, a name that disappears would tell that there is one.
 * For a few rows; for all of a kind, `hiddenNamesSql` costs less.
 */
export const isShownSql = Prisma.sql`(n.kind <> 'PERSON' OR NOT EXISTS (
  SELECT FROM "Consent" c JOIN "Record" r ON r.id = c."recordId" WHERE ${isHiding} AND stele_sorted(c."legalName") = ANY(ARRAY(
    SELECT stele_sorted(n.name) UNION ALL SELECT stele_sorted(a.name) FROM "Authority" a WHERE a.id = ${entryId}
    UNION ALL SELECT stele_sorted(v.name) FROM "AuthorityVariant" v WHERE v."authorityId" = ${entryId}))))`

/**
 * A table `hidden` for WITH: the rows of SearchName (key, "recordId") that `isShownSql` refuses. Each name that must stay hidden is looked up by
 * indexes (OFFSET 0): joined, the words of all names would be sorted.
 */
export const hiddenNamesSql = Prisma.sql`line AS MATERIALIZED (
    SELECT DISTINCT stele_sorted(c."legalName") AS words FROM "Consent" c JOIN "Record" r ON r.id = c."recordId" WHERE ${isHiding}),
  entry AS MATERIALIZED (
    SELECT found.id FROM line, LATERAL (SELECT a.id FROM "Authority" a WHERE stele_sorted(a.name) = line.words OFFSET 0) AS found
    UNION SELECT found.id FROM line, LATERAL (
      SELECT v."authorityId" AS id FROM "AuthorityVariant" v WHERE stele_sorted(v.name) = line.words OFFSET 0) AS found),
  hidden AS MATERIALIZED (
    SELECT found.key, found."recordId" FROM line, LATERAL (
      SELECT n.key, n."recordId" FROM "SearchName" n WHERE n.kind = 'PERSON' AND stele_sorted(n.name) = line.words OFFSET 0) AS found
    UNION SELECT found.key, found."recordId" FROM entry, LATERAL (
      SELECT n.key, n."recordId" FROM "SearchName" n WHERE n.kind = 'PERSON' AND n.key = entry.id::text OFFSET 0) AS found)`

/** A condition on a row `n` of SearchName beside the table `hidden`: the same as `isShownSql`. */
export const isNotHiddenSql = Prisma.sql`NOT EXISTS (SELECT FROM hidden h WHERE n.kind = 'PERSON' AND h.key = n.key AND h."recordId" = n."recordId")`

/**
 * The table `unlisted`, for WITH after `hidden`: names of people (letter, key) that are shown in no row of SearchName. With it, the names of a
 * list are counted by an index, without a look at each row.
 */
export const unlistedNamesSql = Prisma.sql`unlisted AS MATERIALIZED (
    SELECT DISTINCT n.letter, n.key FROM hidden h JOIN "SearchName" n ON n.kind = 'PERSON' AND n.key = h.key AND n."recordId" = h."recordId"
    WHERE NOT EXISTS (SELECT FROM "SearchName" o WHERE o.kind = 'PERSON' AND o.letter = n.letter AND o.key = n.key
      AND NOT EXISTS (SELECT FROM hidden other WHERE other.key = o.key AND other."recordId" = o."recordId")))`
