import 'server-only'
import type { Actor } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import type { CheckedAuthority, LikeSource, OtherExcerpt } from '@/lib/checks'
import type { Tx } from '@/lib/db'
import { wordLine } from '@/lib/folding/word-lines'
import type { DateBasis, Identification } from '@/lib/generated/prisma/enums'
import { keptIdSql } from '@/lib/sources/merged-sources'

/** The most runs of words of one record that are searched for, and the most other records with results. */
const MOST_RUNS = 4000
const MOST_RECORDS = 20
/** The most records sharing any run that are compared. */
const CANDIDATES = 200

/**
 * Quotations of other records that this actor can see and that share a run of five words with these, most in common first. One query, by an
 * index over the runs of all drafts.
 */
export async function otherExcerptsOf(
  client: Tx,
  actor: Actor,
  recordId: string,
  excerpts: readonly string[],
): Promise<OtherExcerpt[]> {
  if (excerpts.length === 0) return []
  return client.$queryRaw<OtherExcerpt[]>`
    WITH own AS MATERIALIZED (
      SELECT (array_agg(DISTINCT run))[1:${MOST_RUNS}] AS runs FROM unnest(${[...excerpts]}::text[]) AS excerpt, unnest(stele_shingles(excerpt)) AS run),
    candidates AS MATERIALIZED (
      SELECT d."recordId", d.title, d.content FROM "Draft" d JOIN "Record" r ON r.id = d."recordId", own
      WHERE stele_content_shingles(d.content) && own.runs AND r.id <> ${recordId}::uuid AND ${visibleSql(actor)}
      LIMIT ${CANDIDATES}),
    others AS MATERIALIZED (
      SELECT c."recordId", c.title, c.content FROM candidates c, own
      ORDER BY cardinality(ARRAY(SELECT unnest(stele_content_shingles(c.content)) INTERSECT SELECT unnest(own.runs))) DESC, c."recordId"
      LIMIT ${MOST_RECORDS})
    SELECT others."recordId", others.title, excerpt AS text
    FROM others, own, stele_excerpts(others.content) WITH ORDINALITY AS quoted(excerpt, place)
    WHERE stele_shingles(excerpt) && own.runs
    ORDER BY others."recordId", place`
}

/** The most cited sources that are compared with all others, and the most similar titles for each. */
const MOST_SOURCES = 200
const MOST_ALIKE = 5

type Like = {
  sourceId: string
  id: string
  title: string
  identification: Identification
  containerTitle: string | null
  issuedVerbatim: string | null
  issuedEdtf: string | null
  issuedBasis: DateBasis | null
}

/**
 * Other sources with similar titles (pg_trgm above 0.6) from the same place: the same periodical or book, or, without one, the same body or
 * publisher. Acts with different numbers are different acts. One query.
 */
export async function likeSourcesOf(client: Tx, sourceIds: readonly string[]): Promise<LikeSource[]> {
  if (sourceIds.length === 0) return []
  const rows = await client.$queryRaw<Like[]>`
    SELECT named.id AS "sourceId", like_it.* FROM "Source" named
    JOIN "Source" s ON s.id = ${keptIdSql('named')} CROSS JOIN LATERAL (
      SELECT o.id, o.title, o.identification, o."containerTitle", o."issuedVerbatim", o."issuedEdtf", o."issuedBasis"
      FROM stele_titled_alike(s."titleWords") AS alike JOIN "Source" o ON o.id = alike
      WHERE o.id <> s.id AND o."mergedIntoId" IS NULL AND o.type = s.type AND coalesce(s.number = o.number, TRUE)
        AND (o."containerTitle" IS NULL) = (s."containerTitle" IS NULL)
        AND (o."containerWords" = s."containerWords" OR s."containerTitle" IS NULL AND EXISTS (
          SELECT FROM "SourceAuthority" a JOIN "SourceAuthority" b USING ("authorityId") JOIN "Authority" y ON y.id = a."authorityId"
          WHERE a."sourceId" = s.id AND b."sourceId" = o.id AND y.kind IN ('BODY', 'PERIODICAL')))
      ORDER BY similarity(o."titleWords", s."titleWords") DESC, o.id LIMIT ${MOST_ALIKE}) AS like_it
    WHERE named.id = ANY(${[...new Set(sourceIds)].slice(0, MOST_SOURCES)}::uuid[])
    ORDER BY named.id, like_it.id`
  return rows.map(
    ({ sourceId, issuedVerbatim: verbatim, issuedEdtf: edtf, issuedBasis: basis, ...other }) => ({
      sourceId,
      other: {
        ...other,
        issued: verbatim === null || basis === null ? null : { verbatim, edtf, basis },
        accessed: null,
      },
    }),
  )
}

/** The most names that are looked up, the most authorities for each, and the most in all. */
export const MOST_NAMES = 400
const MOST_OF_A_NAME = 20
const MOST_AUTHORITIES = 500

/**
 * Authorities of any type with a spelling similar to one of these names (pg_trgm), the most similar first, by the indexes over all
 * spellings. Returns the current entry for merged ones. One query.
 */
export async function authoritiesLike(client: Tx, names: readonly string[]): Promise<CheckedAuthority[]> {
  const looked = [...new Set(names.map(wordLine))].slice(0, MOST_NAMES).map((line) => line.toWellFormed())
  if (looked.length === 0) return []
  return client.$queryRaw<CheckedAuthority[]>`
    WITH near AS (
      SELECT alike.id, max(alike.likeness) AS likeness FROM unnest(${looked}::text[]) AS name(line) CROSS JOIN LATERAL (
        SELECT one.id, one.likeness FROM (
          SELECT id, similarity(words, name.line) AS likeness FROM "Authority" WHERE words % name.line AND "mergedIntoId" IS NULL
          UNION ALL SELECT "authorityId", similarity(words, name.line) FROM "AuthorityVariant" WHERE words % name.line) AS one
        ORDER BY one.likeness DESC, one.id LIMIT ${MOST_OF_A_NAME}) AS alike
      GROUP BY alike.id)
    SELECT a.id, a.kind, a.name, ARRAY(SELECT v.name FROM "AuthorityVariant" v WHERE v."authorityId" = a.id ORDER BY v.name) AS variants
    FROM near JOIN "Authority" a ON a.id = near.id AND a."mergedIntoId" IS NULL
    ORDER BY near.likeness DESC, a.id LIMIT ${MOST_AUTHORITIES}`
}
