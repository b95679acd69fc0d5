-- Filled by the next migration, and given its foreign keys by the one after: each is a transaction of its own, so that publications of the
-- version that still runs wait for no more than one of them.

-- CreateTable
CREATE TABLE "SearchSource" (
    "sourceId" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "isSeen" BOOLEAN NOT NULL,

    CONSTRAINT "SearchSource_pkey" PRIMARY KEY ("sourceId","recordId")
);

-- CreateIndex
CREATE INDEX "SearchSource_recordId_idx" ON "SearchSource"("recordId");

-- An entry is written by versions that don't know the table too, so the database adds its rows. The next migration can have added those of an
-- entry that was replaced.
CREATE FUNCTION stele_list_sources() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "SearchSource" ("sourceId", "recordId", "isSeen")
  SELECT f."sourceId", NEW."recordId", bool_or(f.access <> 'NOT_SEEN')
  FROM "Edition" e JOIN "Reference" f ON f."revisionId" = e."revisionId" WHERE e.id = NEW."editionId" GROUP BY f."sourceId"
  ON CONFLICT ("sourceId", "recordId") DO UPDATE SET "isSeen" = EXCLUDED."isSeen";
  RETURN NULL;
END $$;
CREATE TRIGGER search_entry_lists_sources AFTER INSERT ON "SearchEntry" FOR EACH ROW EXECUTE FUNCTION stele_list_sources();
