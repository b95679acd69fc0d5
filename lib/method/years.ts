import 'server-only'
import { db } from '@/lib/db'

/** What happened in one year (UTC). */
export type Year = {
  year: number
  editions: number
  /** Editions of records that had one before, such as corrections of the archive's own. */
  renewed: number
  /** Reports of readers that were answered, and those of them after which something was corrected or taken down. */
  reports: number
  corrected: number
  takenDown: number
  withdrawn: number
  erased: number
}

/** The years in which something was published, corrected, withdrawn or erased, newest first. Drafts that were never published don't count. */
export const yearsOf = (): Promise<Year[]> => db.$queryRaw<Year[]>`
  WITH happened (at, what) AS (
    SELECT "publishedAt", CASE WHEN number = 1 THEN 'EDITION' ELSE 'RENEWED' END FROM "Edition"
    UNION ALL SELECT "answeredAt", outcome::text FROM "Report" WHERE outcome IS NOT NULL AND "answeredAt" IS NOT NULL
    UNION ALL SELECT at, 'WITHDRAWN' FROM "Withdrawal"
    UNION ALL SELECT x.at, 'ERASED' FROM "Erasure" x JOIN "Record" r ON r.id = x."recordId" WHERE r.editions > 0)
  SELECT extract(year FROM at AT TIME ZONE 'UTC')::int AS year, count(*) FILTER (WHERE what IN ('EDITION', 'RENEWED'))::int AS editions,
    count(*) FILTER (WHERE what = 'RENEWED')::int AS renewed,
    count(*) FILTER (WHERE what IN ('CORRECTED', 'TAKEN_DOWN', 'UNCHANGED'))::int AS reports,
    count(*) FILTER (WHERE what = 'CORRECTED')::int AS corrected, count(*) FILTER (WHERE what = 'TAKEN_DOWN')::int AS "takenDown",
    count(*) FILTER (WHERE what = 'WITHDRAWN')::int AS withdrawn, count(*) FILTER (WHERE what = 'ERASED')::int AS erased
  FROM happened GROUP BY 1 ORDER BY 1 DESC`
