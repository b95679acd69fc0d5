import 'server-only'
import { cache } from 'react'
import { Prisma } from '@/lib/generated/prisma/client'
import { publicQuery } from '@/lib/replica'

/** A public record in another language: the original of a record, its translation, or another translation of its original. */
export type PublicTranslation = {
  slug: string
  language: string
  title: string
  relation: 'ORIGINAL' | 'TRANSLATION' | 'SIBLING'
}

/**
 * The public records that are linked with a record as translations, the original first. Testimonies that name their speaker in another way are left
 * out: earlier versions could link them. One query; once a request.
 */
export const publicTranslations = cache(
  (slug: string): Promise<PublicTranslation[]> =>
    publicQuery<PublicTranslation[]>`
      /* by key */ WITH own AS (
        SELECT r.id, coalesce(t."originalId", r.id) AS "originalId", s.language
        FROM "Record" r JOIN "SearchEntry" s ON s."recordId" = r.id
        LEFT JOIN "RecordTranslation" t ON t."recordId" = r.id
        WHERE r.slug = ${slug} AND r."liveId" IS NOT NULL),
      -- As a list of ids, so that each is found by its key: with OR, PostgreSQL reads all records.
      linked AS (
        SELECT "originalId" AS id FROM own
        UNION SELECT t."recordId" FROM own JOIN "RecordTranslation" t USING ("originalId"))
      SELECT s.slug, s.language, s.title,
        CASE WHEN r.id = own."originalId" THEN 'ORIGINAL' WHEN own.id = own."originalId" THEN 'TRANSLATION' ELSE 'SIBLING' END AS relation
      FROM own, linked
      JOIN "Record" r ON r.id = linked.id
      JOIN "SearchEntry" s ON s."recordId" = r.id
      WHERE r.id <> own.id AND r."liveId" IS NOT NULL AND s.language <> own.language
        AND NOT EXISTS (SELECT FROM "Consent" mine JOIN "Consent" other ON other."nameDisplay" <> mine."nameDisplay"
          WHERE mine."recordId" = own.id AND other."recordId" = r.id)
      ORDER BY r.id <> own."originalId", s.language, s.slug`,
)

/**
 * A condition on "SearchEntry": of records that are translations of one another, only the one in this language, else the original, so that a list
 * shows and counts one work once.
 */
export const inOneLanguage = (language: string): Prisma.Sql => Prisma.sql`(
  split_part("SearchEntry".language, '-', 1) = ${language}
  OR NOT EXISTS (
    SELECT FROM "RecordTranslation" t JOIN "SearchEntry" original ON original."recordId" = t."originalId"
    WHERE t."recordId" = "SearchEntry"."recordId")
  AND NOT EXISTS (
    SELECT FROM "RecordTranslation" t JOIN "SearchEntry" translation ON translation."recordId" = t."recordId"
    WHERE t."originalId" = "SearchEntry"."recordId" AND split_part(translation.language, '-', 1) = ${language}))`

/**
 * Tables for WITH. `elsewhere` has the records that `inOneLanguage` leaves out, for all records at once: few are translations, so this costs less than
 * a look at each record.
 */
export const shownElsewhere = (language: string): Prisma.Sql => Prisma.sql`translated AS MATERIALIZED (
    SELECT t."recordId", t."originalId",
      (SELECT split_part(s.language, '-', 1) FROM "SearchEntry" s WHERE s."recordId" = t."recordId") AS own,
      (SELECT split_part(s.language, '-', 1) FROM "SearchEntry" s WHERE s."recordId" = t."originalId") AS original
    FROM "RecordTranslation" t),
  elsewhere AS MATERIALIZED (
    SELECT "recordId" FROM translated WHERE own <> ${language} AND original IS NOT NULL
    UNION SELECT "originalId" FROM translated WHERE own = ${language} AND original <> ${language})`
