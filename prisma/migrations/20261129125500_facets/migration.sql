-- AlterTable
ALTER TABLE "SearchEntry" ADD COLUMN     "datedTo" DATE,
ADD COLUMN     "facets" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "fields" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "quotations" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "speaker" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "warned" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "SearchName" (
    "recordId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "letter" TEXT NOT NULL,

    CONSTRAINT "SearchName_pkey" PRIMARY KEY ("recordId","kind","key")
);

-- CreateTable
CREATE TABLE "SearchEvent" (
    "recordId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "date" JSONB NOT NULL,
    "from" DATE,
    "to" DATE,
    "text" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "SearchEvent_pkey" PRIMARY KEY ("recordId","id")
);

-- CreateTable
CREATE TABLE "SearchFigure" (
    "recordId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "eventKey" TEXT NOT NULL,
    "countKey" TEXT NOT NULL,
    "figure" JSONB NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "SearchFigure_pkey" PRIMARY KEY ("recordId","id")
);

-- CreateIndex
CREATE INDEX "SearchName_kind_key_recordId_idx" ON "SearchName"("kind", "key", "recordId");

-- CreateIndex
CREATE INDEX "SearchName_kind_letter_key_idx" ON "SearchName"("kind", "letter", "key");

-- CreateIndex
CREATE INDEX "SearchEvent_from_recordId_id_idx" ON "SearchEvent"("from", "recordId", "id");

-- CreateIndex
CREATE INDEX "SearchFigure_eventKey_countKey_idx" ON "SearchFigure"("eventKey", "countKey");

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "SearchEntry"("recordId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchEvent" ADD CONSTRAINT "SearchEvent_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "SearchEntry"("recordId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchFigure" ADD CONSTRAINT "SearchFigure_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "SearchEntry"("recordId") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX search_entry_facets ON "SearchEntry" USING gin ("facets");
CREATE INDEX search_entry_speaker ON "SearchEntry" ("speaker", "recordId") WHERE "speaker" <> '';

-- A list filters and counts by facets and dates, and reads the rest of a few rows only: long values lie apart, so that the rows are short.
ALTER TABLE "SearchEntry" SET (toast_tuple_target = 256);
ALTER TABLE "SearchEntry" ALTER COLUMN "facets" SET STORAGE MAIN;

-- When entries of names are merged, what records name counts as the one that stays.
CREATE FUNCTION stele_merge_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "SearchEntry" SET facets = ARRAY(
    SELECT DISTINCT replace(facet, OLD.id::text, NEW."mergedIntoId"::text) FROM unnest(facets) AS facet)
  WHERE "recordId" IN (SELECT "recordId" FROM "SearchName" WHERE key = OLD.id::text);
  DELETE FROM "SearchName" AS gone USING "SearchName" AS kept
  WHERE gone.key = OLD.id::text AND kept."recordId" = gone."recordId" AND kept.kind = gone.kind AND kept.key = NEW."mergedIntoId"::text;
  UPDATE "SearchName" SET key = NEW."mergedIntoId"::text WHERE key = OLD.id::text;
  UPDATE "SearchFigure" SET "eventKey" = NEW."mergedIntoId"::text WHERE "eventKey" = OLD.id::text;
  RETURN NULL;
END $$;
CREATE INDEX search_name_key ON "SearchName" (key);
CREATE TRIGGER authority_merged AFTER UPDATE OF "mergedIntoId" ON "Authority" FOR EACH ROW
  WHEN (NEW."mergedIntoId" IS NOT NULL) EXECUTE FUNCTION stele_merge_names();

-- A name that must stay hidden is in no list.
CREATE INDEX consent_hidden_name ON "Consent" (stele_sorted("legalName")) WHERE "nameDisplay" <> 'NAMED' AND "legalName" <> '';
