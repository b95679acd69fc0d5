-- What is public tells that what is cited of a source of it was changed: only a new edition can show that. The mark stands apart from the
-- record: a step holds the record and then what it cites, so whoever changes a source must not ask for the record.
CREATE TABLE "OvertakenEdition" (
    "editionId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "OvertakenEdition_pkey" PRIMARY KEY ("editionId")
);
CREATE INDEX "OvertakenEdition_at_editionId_idx" ON "OvertakenEdition"("at" DESC, "editionId");
ALTER TABLE "OvertakenEdition" ADD CONSTRAINT "OvertakenEdition_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "OvertakenEdition" ("editionId", at)
  SELECT e.id, max(s."citedAt") FROM "Record" r
  JOIN "Edition" e ON e.id = r."liveId"
  JOIN "Reference" f ON f."recordId" = e."recordId" AND f."revisionId" = e."revisionId"
  JOIN "Source" s ON s.id = f."sourceId"
  WHERE s."citedAt" > e."publishedAt" GROUP BY 1;

-- Publishing holds what it cites until it has ended, so that either the edition shows the change or it is marked.
CREATE FUNCTION stele_tell_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OvertakenEdition" ("editionId", at)
    SELECT DISTINCT e.id, NEW."citedAt" FROM "Reference" f
    JOIN "Edition" e ON e."recordId" = f."recordId" AND e."revisionId" = f."revisionId"
    JOIN "Record" r ON r."liveId" = e.id
    WHERE f."sourceId" = NEW.id ORDER BY 1
  ON CONFLICT ("editionId") DO UPDATE SET at = EXCLUDED.at;
  RETURN NULL;
END $$;
CREATE TRIGGER source_tells_published AFTER UPDATE OF "citedAt" ON "Source" FOR EACH ROW
  WHEN (OLD."citedAt" IS DISTINCT FROM NEW."citedAt") EXECUTE FUNCTION stele_tell_published();

-- A mark that is being written at this moment stays behind; as its edition is public no longer, nobody reads it.
CREATE FUNCTION stele_new_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "OvertakenEdition" WHERE "editionId" = OLD."liveId";
  RETURN NULL;
END $$;
CREATE TRIGGER record_new_live AFTER UPDATE OF "liveId" ON "Record" FOR EACH ROW
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
