-- For each part of a version, the members whose content it contains (docs/decisions/020). Existing versions don't say who wrote which part,
-- so everyone known to have worked on one counts for all of it ("*").
ALTER TABLE "Draft" ADD COLUMN "contributors" JSONB, ADD COLUMN "removedText" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Revision" ADD COLUMN "contributors" JSONB;
ALTER TABLE "Source" ADD COLUMN "describedBy" JSONB;
ALTER TABLE "Holding" ADD COLUMN "contributors" JSONB;
ALTER TABLE "Consent" ADD COLUMN "contributors" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Record" ADD COLUMN "slugContributors" UUID[];

-- Everyone who worked on the text of a record, and since when.
CREATE TEMPORARY TABLE worked AS
  SELECT "recordId", "memberId", "firstAt" AS at FROM "Contribution"
  UNION ALL SELECT id, "createdById", "createdAt" FROM "Record"
  UNION ALL SELECT "recordId", "savedById", "savedAt" FROM "Draft"
  UNION ALL SELECT "recordId", "authorId", "createdAt" FROM "Revision"
  UNION ALL SELECT a."recordId", v."memberId", a.at FROM "CorrectionAcceptance" a JOIN "Verdict" v ON v.id = a."verdictId"
  UNION ALL SELECT "subjectId"::uuid, "actorId", at FROM "Event"
    WHERE "subjectType" = 'record' AND "actorId" IS NOT NULL
      AND action IN ('record.create', 'record.edit', 'record.restore', 'record.relocate', 'record.accept-correction');

UPDATE "Draft" d SET "contributors" = jsonb_build_object('*', (
  SELECT jsonb_agg(DISTINCT w."memberId" ORDER BY w."memberId") FROM worked w WHERE w."recordId" = d."recordId"));

ALTER TABLE "Revision" DISABLE TRIGGER revision_is_immutable;
UPDATE "Revision" r SET "contributors" = jsonb_build_object('*', (
  SELECT jsonb_agg(DISTINCT w."memberId" ORDER BY w."memberId") FROM worked w
  WHERE w."recordId" = r."recordId" AND (w.at <= r."createdAt" OR w."memberId" = r."authorId")));
ALTER TABLE "Revision" ENABLE TRIGGER revision_is_immutable;

DROP TABLE worked;

UPDATE "Record" r SET "slugContributors" = ARRAY(
  SELECT r."createdById"
  UNION SELECT e."actorId" FROM "Event" e
    WHERE e."subjectType" = 'record' AND e."subjectId" = r.id::text AND e.action = 'record.change-slug' AND e."actorId" IS NOT NULL);

-- An entry that others were merged into has the members of all of them.
UPDATE "Source" s SET "describedBy" = jsonb_build_object('*', (
  SELECT jsonb_agg(DISTINCT member ORDER BY member) FROM (
    SELECT unnest(ARRAY[o."createdById", o."citedById"]) AS member FROM "Source" o WHERE o.id = s.id OR o."mergedIntoId" = s.id
    UNION SELECT e."actorId" FROM "Event" e JOIN "Source" o ON e."subjectId" = o.id::text
      WHERE e."subjectType" = 'source' AND (o.id = s.id OR o."mergedIntoId" = s.id)
        AND e.action IN ('source.create', 'source.edit', 'source.merge')
  ) members WHERE member IS NOT NULL));

UPDATE "Holding" h SET "contributors" = (
  SELECT jsonb_build_object('kind', members, 'obtainedFrom', members, 'obtainedOn', members, 'rights', members, 'shown', members,
    'note', members, 'text', CASE WHEN f."mediaType" = 'text/plain' OR EXISTS (
      SELECT FROM "TextLayer" t WHERE t."holdingId" = h.id AND t.origin = 'HUMAN')
    THEN jsonb_build_array(h."createdById") ELSE '[]'::jsonb END)
  FROM "MediaFile" f, (
    SELECT jsonb_agg(DISTINCT member ORDER BY member) AS members FROM (
      SELECT h."createdById" AS member
      UNION SELECT e."actorId" FROM "Event" e
        WHERE e."subjectType" = 'holding' AND e."subjectId" = h.id::text AND e.action = 'holding.describe' AND e."actorId" IS NOT NULL
    ) known
  ) described WHERE f.sha256 = h.sha256);

UPDATE "Consent" c SET "contributors" = jsonb_build_object('*', known.members) FROM (
  SELECT o."recordId", jsonb_agg(DISTINCT member ORDER BY member) AS members FROM "Consent" o, LATERAL (
    SELECT o."allowedById" AS member
    UNION SELECT e."actorId" FROM "Event" e
      WHERE e."subjectType" = 'record' AND e."subjectId" = o."recordId"::text AND e.action = 'record.consent'
  ) opened WHERE member IS NOT NULL GROUP BY o."recordId"
) known WHERE known."recordId" = c."recordId";

ALTER TABLE "Draft" ALTER COLUMN "contributors" SET NOT NULL;
ALTER TABLE "Revision" ALTER COLUMN "contributors" SET NOT NULL;
ALTER TABLE "Source" ALTER COLUMN "describedBy" SET NOT NULL;
ALTER TABLE "Holding" ALTER COLUMN "contributors" SET NOT NULL;

ALTER TABLE "Source" DROP COLUMN "citedById";
ALTER TABLE "Consent" DROP COLUMN "allowedById";
