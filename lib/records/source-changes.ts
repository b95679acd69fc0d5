import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

// That a source was changed is not kept anywhere but in `Source.citedAt`, and that a text was read differently only in its open relocations: lists
// compare their times with those of verdicts, counts and editions.

/** The citations of "QueueItem" i, as "Reference" f with its "Source" s. */
const cited = Prisma.sql`"Reference" f JOIN "Source" s ON s.id = f."sourceId" WHERE f."revisionId" = i."revisionId"`

const key = Prisma.sql`f."subjectType" || ' ' || f."subjectId"`

/**
 * The citations "Reference" f whose passage reads differently in a newer text of the same copy, with the open "Relocation" x that says so. A passage
 * that the newer text has too, or whose change someone decided on, isn't among them.
 */
export const readsDifferently = Prisma.sql`"Reference" f
  JOIN "Relocation" x ON x."passageId" = f."passageId" AND x."resolvedAt" IS NULL AND x.outcome IN ('NOT_FOUND', 'SEVERAL')
  JOIN "Passage" was ON was.id = x."passageId"
  JOIN "TextLayer" old ON old.id = was."textLayerId" AND old."holdingId" = x."holdingId"`

/** The same for the citations of "QueueItem" i. */
const citedReading = Prisma.sql`${readsDifferently} WHERE f."revisionId" = i."revisionId"`

/** The newest verdict on TRACEABLE: the aspect that depends on all that is cited and is always needed. */
const verdictAt = Prisma.sql`(
  SELECT max(v.at) FROM "Verdict" v WHERE v."recordId" = f."recordId" AND v."subjectId" = f."subjectId"
    AND v."subjectType" = f."subjectType" AND v.aspect = 'TRACEABLE')`

const changedUnderVerdict = Prisma.sql`s."citedAt" > ${verdictAt}`

const readSinceCounted = Prisma.sql`x."createdAt" > coalesce(i."countedAt", '-infinity') AND x."createdAt" > ${verdictAt}`

/** True when "QueueItem" i cites a passage that reads differently now. */
export const citesDifferentReading = Prisma.sql`EXISTS (SELECT FROM ${citedReading} OFFSET 0)`

const sinceCounted = Prisma.sql`s."citedAt" > coalesce(i."countedAt", '-infinity')`

/** Keys of the subjects of "QueueItem" i whose verdicts became outdated since they were counted. */
export const outdatedKeys = Prisma.sql`ARRAY(
  SELECT ${key} FROM ${cited} AND ${sinceCounted} AND ${changedUnderVerdict}
  UNION SELECT ${key} FROM ${citedReading} AND ${readSinceCounted})`

/** Selects each "QueueItem" i with a verdict that became outdated since it was counted. */
export const outdatedSinceCounted = Prisma.sql`(
  EXISTS (SELECT FROM ${cited} AND ${sinceCounted} AND ${changedUnderVerdict})
  OR EXISTS (SELECT FROM ${citedReading} AND ${readSinceCounted}))`

/** Of "QueueItem" i with a cited source: it was changed under a verdict that is not given again yet, or under a dismissed warning not checked since. */
const isMarked = Prisma.sql`s."citedAt" IS NOT NULL AND (
  (${sinceCounted} OR ${key} = ANY(i.open)) AND ${changedUnderVerdict}
  OR ${sinceCounted} AND s."citedAt" > (SELECT max(d.at) FROM "Dismissal" d WHERE d."recordId" = i."recordId"))`

/**
 * True when "QueueItem" i cites such a source. OFFSET 0 keeps PostgreSQL from making a join of it, so that a list reads the citations of its
 * rows by their index, and no others.
 */
export const citesChangedSource = Prisma.sql`EXISTS (SELECT FROM ${cited} AND ${isMarked} OFFSET 0)`

/** Records whose public edition cites a source that was changed since: record and newest change. For a join as `o`. */
export const changedSinceEdition = Prisma.sql`(
  SELECT r.id, max(s."citedAt") AS at FROM "Record" r
  JOIN "Edition" e ON e.id = r."liveId"
  JOIN "Reference" f ON f."revisionId" = e."revisionId"
  JOIN "Source" s ON s.id = f."sourceId" AND s."citedAt" > e."publishedAt"
  GROUP BY r.id)`
