-- The mark of what is public stands apart from its record: a step holds the record and then what it cites, so whoever changes a source must
-- not ask for the record.
CREATE TABLE "OvertakenEdition" (
    "editionId" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "OvertakenEdition_pkey" PRIMARY KEY ("editionId")
);
CREATE INDEX "OvertakenEdition_at_editionId_idx" ON "OvertakenEdition"("at" DESC, "editionId");
ALTER TABLE "OvertakenEdition" ADD CONSTRAINT "OvertakenEdition_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "OvertakenEdition" ("editionId", at)
  SELECT "liveId", "sourceAt" FROM "Record" WHERE "liveId" IS NOT NULL AND "sourceAt" IS NOT NULL;

-- Publishing holds what it cites until it has ended, so that either the edition shows the change or it is marked.
CREATE OR REPLACE FUNCTION stele_tell_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OvertakenEdition" ("editionId", at)
    SELECT DISTINCT e.id, NEW."citedAt" FROM "Reference" f
    JOIN "Edition" e ON e."recordId" = f."recordId" AND e."revisionId" = f."revisionId"
    JOIN "Record" r ON r."liveId" = e.id
    WHERE f."sourceId" = NEW.id ORDER BY 1
  ON CONFLICT ("editionId") DO UPDATE SET at = EXCLUDED.at;
  RETURN NULL;
END $$;

-- A mark that is being written at this moment stays behind; as its edition is public no longer, nobody reads it.
CREATE OR REPLACE FUNCTION stele_new_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "OvertakenEdition" WHERE "editionId" = OLD."liveId";
  RETURN NEW;
END $$;

DROP INDEX record_source_at;
ALTER TABLE "Record" DROP COLUMN "sourceAt";
