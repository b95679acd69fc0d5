import 'server-only'
import type { Actor } from '@/lib/access'
import { bounds } from '@/lib/dates'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { type SourceMatch, sourcesById } from './queries'
import { isbnIn } from './references/identifiers'
import { likenessWords } from './row'
import type { SourceInput } from './schema'

/** A condition: "s" and "t" are in the same newspaper, journal or book, or both in none. */
const sameContainer = Prisma.sql`(s."containerTitle" IS NULL) = (t."containerTitle" IS NULL)
  AND (t."containerTitle" IS NULL OR s."containerWords" = t."containerWords")`

export type LikeSource = {
  id: string
  title: string
  containerTitle: string | null
  issuedVerbatim: string | null
}

/**
 * At most ten entries that could be the same source: a similar title (pg_trgm above 0.6) in the same newspaper, journal or book, or in none.
 * The most similar first. One query.
 */
export function likeSources(_actor: Actor, sourceId: string): Promise<LikeSource[]> {
  return db.$queryRaw<LikeSource[]>`
    SELECT s.id, s.title, s."containerTitle", s."issuedVerbatim"
    FROM "Source" t CROSS JOIN LATERAL stele_titled_alike(t."titleWords") AS alike JOIN "Source" s ON s.id = alike
    WHERE t.id = ${parseId(sourceId)}::uuid AND s.id <> t.id AND s."mergedIntoId" IS NULL AND ${sameContainer}
    ORDER BY similarity(s."titleWords", t."titleWords") DESC, s.id LIMIT 10`
}

/** The sources that are offered for one reference. */
const MOST_OFFERED = 3

/** What a reference is compared by. A title of one short word is like too many. */
function comparedBy(source: SourceInput, number: number) {
  const { titleWords, containerWords } = likenessWords(source)
  const { from, to } = bounds(source.issued?.edtf ?? null)
  const isbn = source.isbn ? (isbnIn(source.isbn) ?? source.isbn) : ''
  return {
    ...{ number, words: titleWords.length > 3 ? titleWords : '', container: containerWords ?? '', from, to },
    ...{ doi: source.doi ?? '', isbn, url: source.url ?? '' },
  }
}

/**
 * The sources that the archive has for each of these references, at most three of each: those with its DOI, ISBN or address first, then those with a
 * similar title in no other newspaper, journal or book and of no other date. One query to find them.
 */
export async function existingFor(
  actor: Actor,
  references: readonly SourceInput[],
  t: Translator,
): Promise<SourceMatch[][]> {
  const given = JSON.stringify(references.map(comparedBy))
  const found = await db.$queryRaw<{ number: number; id: string }[]>`
    WITH g AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS g(
      number int, words text, container text, "from" date, "to" date, doi text, isbn text, url text))
    SELECT number, id FROM (
      SELECT number, id, row_number() OVER (PARTITION BY number ORDER BY likeness DESC, id) AS place FROM (
        SELECT number, id, max(likeness) AS likeness FROM (
          SELECT g.number, s.id, 2 AS likeness FROM g JOIN "Source" s ON lower(s.doi) = lower(g.doi)
            WHERE g.doi <> '' AND s."mergedIntoId" IS NULL
          UNION ALL SELECT g.number, s.id, 2 FROM g JOIN "Source" s ON upper(translate(s.isbn, '- ', '')) = g.isbn
            WHERE g.isbn <> '' AND s."mergedIntoId" IS NULL
          UNION ALL SELECT g.number, s.id, 2 FROM g JOIN "Source" s ON s.url = g.url
            WHERE g.url <> '' AND s."mergedIntoId" IS NULL
          UNION ALL SELECT g.number, s.id, similarity(s."titleWords", g.words)
            FROM g CROSS JOIN LATERAL stele_titled_alike(g.words) AS alike JOIN "Source" s ON s.id = alike
            WHERE g.words <> '' AND s."mergedIntoId" IS NULL
              AND (g.container = '' OR s."containerWords" IS NULL OR similarity(s."containerWords", g.container) > 0.5)
              AND (g."from" IS NULL OR s."issuedFrom" IS NULL OR s."issuedFrom" <= coalesce(g."to", g."from"))
              AND (g."to" IS NULL OR s."issuedTo" IS NULL OR s."issuedTo" >= coalesce(g."from", g."to"))
        ) AS one GROUP BY number, id) AS best) AS ranked
    WHERE place <= ${MOST_OFFERED} ORDER BY number, place`
  const sources = await sourcesById(actor, [...new Set(found.map(({ id }) => id))], t)
  const byId = new Map(sources.map((source) => [source.id, source]))
  return references.map((_, number) =>
    found.flatMap((one) => (one.number === number ? (byId.get(one.id) ?? []) : [])),
  )
}
