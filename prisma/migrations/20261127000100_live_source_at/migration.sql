-- What is public tells, too, that what is cited of a source of it was changed: only a new edition can show that.
ALTER TABLE "Record" ADD COLUMN     "sourceAt" TIMESTAMPTZ;

UPDATE "Record" r SET "sourceAt" = c.at FROM (
  SELECT e."recordId", max(s."citedAt") AS at FROM "Record" r
  JOIN "Edition" e ON e.id = r."liveId"
  JOIN "Reference" f ON f."recordId" = e."recordId" AND f."revisionId" = e."revisionId"
  JOIN "Source" s ON s.id = f."sourceId"
  WHERE s."citedAt" > e."publishedAt" GROUP BY 1) c WHERE c."recordId" = r.id;

CREATE INDEX record_source_at ON "Record"("sourceAt" DESC, id) WHERE "sourceAt" IS NOT NULL;

-- A source is held while what cites it is published, so that either the edition shows the change or its record is marked.
CREATE FUNCTION stele_tell_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Record" SET "sourceAt" = NEW."citedAt" WHERE id IN (
    SELECT r.id FROM "Record" r
    JOIN "Edition" e ON e.id = r."liveId"
    JOIN "Reference" f ON f."recordId" = e."recordId" AND f."revisionId" = e."revisionId"
    WHERE f."sourceId" = NEW.id ORDER BY r.id FOR NO KEY UPDATE OF r);
  RETURN NULL;
END $$;
CREATE TRIGGER source_tells_published AFTER UPDATE OF "citedAt" ON "Source" FOR EACH ROW
  WHEN (OLD."citedAt" IS DISTINCT FROM NEW."citedAt") EXECUTE FUNCTION stele_tell_published();

CREATE FUNCTION stele_new_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."sourceAt" := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER record_new_live BEFORE UPDATE OF "liveId" ON "Record" FOR EACH ROW
  WHEN (OLD."liveId" IS DISTINCT FROM NEW."liveId") EXECUTE FUNCTION stele_new_live();

-- What waits hears of it also where a warning was dismissed: it may rest on what was known of the source.
CREATE OR REPLACE FUNCTION stele_tell_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueItem" SET "sourceAt" = NEW."citedAt" WHERE "recordId" IN (
    SELECT i."recordId" FROM "QueueItem" i WHERE EXISTS (
      SELECT FROM "Reference" f WHERE f."sourceId" = NEW.id AND f."recordId" = i."recordId" AND f."revisionId" = i."revisionId" AND (
        EXISTS (SELECT FROM "Verdict" v
          WHERE v."recordId" = f."recordId" AND v."subjectId" = f."subjectId" AND v."subjectType" = f."subjectType")
        OR EXISTS (SELECT FROM "Dismissal" d WHERE d."recordId" = f."recordId")))
    ORDER BY i."recordId" FOR NO KEY UPDATE);
  RETURN NULL;
END $$;
