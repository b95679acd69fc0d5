import 'server-only'
import { db } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { kindOf } from '@/lib/records/kinds'
import type { Head } from './rows/likeness-key'
import { SOURCES } from './schema'

type Like = { number: number; entryId: string }

/** Sources with the same words in the title and the container and the same date, or with the same DOI. */
const likeSources = (heads: string) => db.$queryRaw<Like[]>`
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset(${heads}::jsonb) AS g(number int, words text, date text, container text, doi text))
  SELECT DISTINCT ON (number) number, "entryId" FROM (
    SELECT g.number, s.id AS "entryId" FROM given g JOIN "Source" s ON s."titleWords" = g.words
    WHERE s."mergedIntoId" IS NULL AND coalesce(s."containerWords", '') = g.container
      AND coalesce(s."issuedEdtf", s."issuedVerbatim", '') = g.date
    UNION ALL
    SELECT g.number, s.id FROM given g JOIN "Source" s ON lower(s.doi) = lower(g.doi) WHERE s."mergedIntoId" IS NULL AND g.doi <> ''
  ) found ORDER BY number, "entryId"`

/** Records of the kind with the same words in the title and the same date. */
const likeRecords = (kind: string, heads: string) => {
  const { dateField } = kindOf(kind)
  const date =
    dateField === null
      ? Prisma.sql`''`
      : Prisma.sql`coalesce(d.content #>> ${['fields', dateField, 'edtf']}, '')`
  return db.$queryRaw<Like[]>`
    WITH given AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${heads}::jsonb) AS g(number int, words text, date text))
    SELECT DISTINCT ON (g.number) g.number, r.id AS "entryId"
    FROM given g JOIN "Draft" d ON d.words = g.words JOIN "Record" r ON r.id = d."recordId"
    WHERE r.kind = ${kind} AND r.state NOT IN ('TRASHED', 'ERASED') AND ${date} = g.date
    ORDER BY g.number, r.id`
}

/** The existing entries that these rows look like, by the number of the row. */
export async function likeEntries(target: string, heads: readonly Head[]): Promise<Map<number, string>> {
  if (heads.length === 0) return new Map()
  const json = JSON.stringify(
    heads.map(({ number, words, date, container, doi }) => ({ number, words, date, container, doi })),
  )
  const rows = target === SOURCES ? await likeSources(json) : await likeRecords(target, json)
  return new Map(rows.map(({ number, entryId }) => [number, entryId]))
}
